/** Departments, towns and management committees, and the names under which they appear in sheets. Pure. */
import { z } from 'zod'
import { foldName } from '@/lib/standards/text'
import { readUscc } from '@/lib/standards/uscc'

export const DEPARTMENT_KINDS = {
  government: '区政府',
  office: '办公室',
  committee: '领导小组',
  department: '部门',
  party: '党委部门',
  court: '司法机关',
  town: '镇（街道）',
  management_committee: '管委会',
} as const
export type DepartmentKind = keyof typeof DEPARTMENT_KINDS

export type Department = {
  key: string
  name: string
  fullName: string
  aliases: string[]
  kind: DepartmentKind
  uscc: string | null
  usccVerified: boolean
  registersSubjects: boolean
  leadArticles: number[]
  supportArticles: number[]
  verified: boolean
  source: string
  note: string
}

/** Every folded name of a department: 区市场监管局, 二七区市场监督管理局, 郑州市二七区市场监督管理局 … */
export function departmentNames(department: Pick<Department, 'name' | 'fullName' | 'aliases'>): Set<string> {
  const names = new Set<string>()
  for (const name of [department.name, department.fullName, ...department.aliases]) {
    const plain = foldName(name)
    const bare = plain.replace(/^(河南省)?(郑州市)?(二七区|区)/, '')
    for (const prefix of ['', '区', '二七区', '郑州市二七区', '河南省郑州市二七区']) {
      if (plain !== bare || prefix === '') names.add(prefix === '' ? plain : `${prefix}${bare}`)
    }
  }
  return names
}

export const departmentCodeInput = z.object({
  key: z.string(),
  uscc: z
    .string()
    .trim()
    .transform((text, context) => {
      if (text === '') return null
      const reading = readUscc(text)
      if (reading.valid) return reading.normalized
      context.addIssue({ code: 'custom', message: reading.reason })
      return z.NEVER
    }),
})
