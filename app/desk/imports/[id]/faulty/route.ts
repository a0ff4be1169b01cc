import { exportFaultyRows } from '@/lib/imports/queries'
import { fileResponse } from '@/lib/platform/download'

/** The rows that were not imported, with the reason beside each. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return fileResponse(await exportFaultyRows((await params).id))
}
