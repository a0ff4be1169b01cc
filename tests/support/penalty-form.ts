/** A penalty as an officer types it into the form. */
import { addDays, civilDate } from '@/lib/standards/dates'

export const today = (): string => civilDate(new Date())

export const penaltyForm = (change: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  itemKey: 'penalty',
  counterparty_type: '1',
  counterparty_name: '郑州霁舟屿食品有限公司',
  counterparty_uscc: '91410103MA40QH5C2J',
  legal_rep: '林听雨',
  doc_no: '二七市监罚字〔2026〕1号',
  violation_type: '经营标签不符合规定的食品',
  violation_fact: '经查，当事人经营的食品标签不符合规定。',
  legal_basis: '《中华人民共和国食品安全法》第一百二十五条第一款',
  penalty_type: ['03'],
  content: '罚款人民币15000元',
  fine_wan: '1.5',
  decision_date: addDays(today(), -2),
  valid_to: addDays(today(), 365),
  authority_name: '郑州市二七区市场监督管理局',
  authority_uscc: '11410103005280013P',
  source_name: '郑州市二七区市场监督管理局',
  source_uscc: '11410103005280013P',
  ...change,
})

/** The same penalty for a natural person. The identity number is synthetic. */
export const personPenaltyForm = (
  change: Record<string, string | string[]> = {},
): Record<string, string | string[]> => {
  const { counterparty_uscc: _code, legal_rep: _rep, ...rest } = penaltyForm()
  return {
    ...rest,
    counterparty_type: '2',
    counterparty_name: '欧阳听雨',
    person_id_type: '1',
    person_id_no: '410103199003071237',
    doc_no: '二七市监罚字〔2026〕2号',
    violation_fact: '经查，欧阳听雨未办理登记从事经营。',
    ...change,
  }
}
