'use client'

/** When even the layout cannot be made. */
export default function GlobalError() {
  return (
    <html lang="zh-CN">
      <body>
        <main>
          <h1>系统暂时不能处理</h1>
          <p>请稍等片刻再试。</p>
          <p>
            <a href="/">回到首页</a>
          </p>
        </main>
      </body>
    </html>
  )
}
