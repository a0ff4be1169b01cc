import 'server-only'
import type { Reader } from '@/lib/platform/db'
import { type Counterpart, findKnownSubjects, type KnownSubject } from '@/lib/subjects/effects'
import { sameName } from '@/lib/subjects/rules'

/** What is wrong with a name given for a code, or null. A wrong name may mean a wrong business: the register's word counts. */
export function nameFault(counterpart: Counterpart, known: KnownSubject | undefined): string | null {
  if (!known?.verified || sameName(counterpart.name, [known.name, ...known.former])) return null
  return `代码 ${counterpart.code} 的登记名称是“${known.name}”，与所填名称不一致，请核对代码和名称；更名的请先更新登记信息`
}

/** As above for one record entered by hand. */
export async function checkSubjectName(from: Reader, counterpart: Counterpart): Promise<string | null> {
  return nameFault(counterpart, (await findKnownSubjects([counterpart.code], from)).get(counterpart.code))
}
