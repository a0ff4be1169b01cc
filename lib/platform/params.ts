/** The parameters of a page's address: what is wrong with them is said, and the rest still counts. Pure. */
import type { z } from 'zod'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** Reads each parameter on its own. Empty ones are absent; wrong ones are left out and reported. */
export async function readParams<S extends Record<string, z.ZodType>>(
  searchParams: SearchParams,
  shape: S,
): Promise<{ params: { [K in keyof S]?: z.output<S[K]> }; faults: string[] }> {
  const given = await searchParams
  const params: Record<string, unknown> = {}
  const faults: string[] = []
  for (const [key, type] of Object.entries(shape)) {
    const value = [given[key]].flat()[0]?.trim()
    if (!value) continue
    const result = type.safeParse(value)
    if (result.success) params[key] = result.data
    else faults.push(...result.error.issues.map((issue) => issue.message))
  }
  return { params: params as { [K in keyof S]?: z.output<S[K]> }, faults }
}
