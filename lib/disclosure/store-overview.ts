import 'server-only'
import { db } from '@/lib/platform/db'

export type DepartmentTimeliness = {
  key: string
  name: string
  published: number
  onTime: number
  overdue: number
  waiting: number
}

/** By department: published within a year and how much of it in time; open drafts that are overdue, and all open ones. */
export const findTimeliness = (
  within: number,
  since: string,
  today: string,
): Promise<DepartmentTimeliness[]> => db.$queryRaw<DepartmentTimeliness[]>`
  SELECT d.key, d.name, coalesce(r.published, 0)::int AS published, coalesce(r.on_time, 0)::int AS "onTime",
         coalesce(v.overdue, 0)::int AS overdue, coalesce(v.waiting, 0)::int AS waiting
  FROM department d
  LEFT JOIN (
    SELECT department_key, count(*) AS published, count(*) FILTER (WHERE workdays_used <= ${within}::int) AS on_time
    FROM record WHERE workdays_used IS NOT NULL AND decided_on >= ${since}::date GROUP BY department_key
  ) r ON r.department_key = d.key
  LEFT JOIN (
    SELECT department_key, count(*) AS waiting, count(*) FILTER (WHERE due_on < ${today}::date) AS overdue
    FROM record_revision WHERE state IN ('draft', 'returned') GROUP BY department_key
  ) v ON v.department_key = d.key
  WHERE r.published > 0 OR v.waiting > 0
  ORDER BY coalesce(v.overdue, 0) DESC, d.sort`
