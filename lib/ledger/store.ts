import 'server-only'
import { db, sql, sqlEmpty } from '@/lib/platform/db'

export type LogRow = {
  id: string
  at: Date
  event: string
  actor: string
  actorRole: string
  department: string | null
  targetType: string
  targetId: string
  outcome: 'done' | 'denied'
  facts: Record<string, unknown>
  seq: bigint | null
}

export type LogFilter = {
  event: string | null
  department: string | null
  outcome: 'done' | 'denied' | null
  target: string | null
}

/** Newest first. */
export const findLog = (filter: LogFilter, after: string | null, limit: number): Promise<LogRow[]> => db.$queryRaw<
  LogRow[]
>`
  SELECT a.id, a.at, a.event, coalesce(p.name, a.actor_id) AS actor, a.actor_role AS "actorRole", d.name AS department,
         a.target_type AS "targetType", a.target_id AS "targetId", a.outcome, a.facts, e.seq
  FROM audit_entry a
  LEFT JOIN account p ON p.id::text = a.actor_id LEFT JOIN department d ON d.key = a.department_key LEFT JOIN ledger_entry e ON e.leaf_id = a.id
  WHERE true
    ${filter.event ? sql`AND a.event LIKE ${`${filter.event}%`}` : sqlEmpty}
    ${filter.department ? sql`AND a.department_key = ${filter.department}` : sqlEmpty}
    ${filter.outcome ? sql`AND a.outcome = ${filter.outcome}` : sqlEmpty}
    ${filter.target ? sql`AND a.target_id = ${filter.target}` : sqlEmpty}
    ${after ? sql`AND a.id < ${after}::uuid` : sqlEmpty}
  ORDER BY a.id DESC LIMIT ${limit}::int`

export const findLastCheckpoint = () =>
  db.ledgerCheckpoint.findFirst({ orderBy: { size: 'desc' }, select: { size: true, root: true, at: true, note: true } })
export const countWaiting = (): Promise<number> => db.ledgerQueue.count()
