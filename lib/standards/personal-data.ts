/**
 * Finds personal data in text that is about to be published: identity numbers, mobile phones, home addresses.
 * The national filing note wants such text stopped before it is disclosed. Pure.
 */
import { citizenIdCheck } from './citizen-id'
import { toHalfWidth } from './text'

export type PersonalData = { kind: 'citizen_id' | 'mobile' | 'address'; label: string; found: string }

const ADDRESS =
  /(?:家住|家庭住址|现住|户籍地?(?:为|是|址|地址)?|住址)[:：为是]?[^，。；;\n]{2,40}?(?:号楼|单元|\d+室|\d+户|\d+号|组\d*号?)/

/** The first piece of personal data in the text, or null. An 18-digit run counts as an identity number when its check holds. */
export function findPersonalData(text: string): PersonalData | null {
  const plain = toHalfWidth(text)
  for (const [run] of plain.matchAll(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g)) {
    if (
      citizenIdCheck(run.slice(0, 17)) === run.charAt(17).toUpperCase() &&
      /^(?:18|19|20)\d{2}$/.test(run.slice(6, 10))
    ) {
      return { kind: 'citizen_id', label: '身份证号码', found: run }
    }
  }
  const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(plain)
  if (mobile) return { kind: 'mobile', label: '手机号码', found: mobile[0] }
  const address = ADDRESS.exec(plain)
  if (address) return { kind: 'address', label: '家庭住址', found: address[0] }
  return null
}
