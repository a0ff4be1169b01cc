import 'server-only'

export type Download = { fileName: string; body: ReadableStream<Uint8Array> }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A spreadsheet to save, streamed; 404 when there is none. */
export function fileResponse(download: Download | null): Response {
  if (!download)
    return new Response('没有这个文件\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  return new Response(download.body, {
    headers: {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(download.fileName)}`,
      'cache-control': 'no-store',
    },
  })
}
