import { exportTemplate } from '@/lib/imports/queries'
import { fileResponse } from '@/lib/platform/download'

/** The sheet to fill in, for a kind that the department may report. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  return fileResponse(await exportTemplate((await params).kind))
}
