'use client'

import { useEffect, useState } from 'react'

/** Reads the main part of the page with the browser's own voice; absent where the browser has none. */
export function ReadAloud() {
  const [able, setAble] = useState(false)
  const [reading, setReading] = useState(false)
  useEffect(() => {
    setAble('speechSynthesis' in window)
    return () => window.speechSynthesis?.cancel()
  }, [])
  if (!able) return null
  const toggle = () => {
    window.speechSynthesis.cancel()
    if (reading) return setReading(false)
    const text = document.querySelector('main')?.innerText ?? ''
    // Long texts are cut off by some browsers: read them sentence by sentence.
    const parts = text.match(/[^。！？；\n]+[。！？；\n]?/g) ?? []
    for (const [index, part] of parts.entries()) {
      const utterance = new SpeechSynthesisUtterance(part)
      utterance.lang = 'zh-CN'
      if (index === parts.length - 1) utterance.onend = () => setReading(false)
      window.speechSynthesis.speak(utterance)
    }
    setReading(parts.length > 0)
  }
  return (
    <button
      type="button"
      onClick={toggle}
      aria-pressed={reading}
      className="min-h-9 cursor-pointer rounded px-2 hover:bg-brand-tint hover:text-brand aria-pressed:bg-brand aria-pressed:text-on-brand"
    >
      {reading ? '停止朗读' : '朗读'}
    </button>
  )
}
