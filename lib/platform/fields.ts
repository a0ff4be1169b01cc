/**
 * Fields: what they are called in the national standard, who must fill them, how a typed value is read.
 * One definition serves the form, the sheet and its template, the API and the public page. Pure.
 */
import { type CodeSet, codeName, readCode, splitCodes } from '@/lib/standards/code-sets'
import { readDate } from '@/lib/standards/dates'
import { type AmountUnit, readAmount } from '@/lib/standards/money'
import { tidy, toHalfWidth } from '@/lib/standards/text'
import { normalizeUscc } from '@/lib/standards/uscc'

export type FieldKind = 'text' | 'long' | 'number' | 'uscc' | 'date' | 'amount' | 'code' | 'codes' | 'choice'

export type Field = {
  key: string
  label: string
  kind: FieldKind
  /** Key in the national template (`CF_WSH`). */
  national?: string
  /** Other headers under which real sheets carry it. */
  aliases?: readonly string[]
  maxLength: number
  /** Variants of the template that must fill it / must leave it empty. */
  required?: readonly string[]
  empty?: readonly string[]
  set?: CodeSet
  choices?: readonly string[]
  /** public: shown to anyone · department: staff of the department · sealed: encrypted, never published. */
  exposure: 'public' | 'department' | 'sealed'
  /** Before the field in the form and in the sheet's template. */
  hint?: string
  example?: string
  /** Which variants the form shows it to; all when absent. */
  of?: readonly string[]
  /** Ours, not in the national template. */
  local?: boolean
}

/** A value as it is kept: text, or a list for multi-valued code sets. Never empty. */
export type Value = string | string[]
export type Content = Record<string, Value>

export type FieldReading =
  | { ok: true; value: Value | null; notes?: Record<string, string> }
  | { ok: false; message: string }

const fine = (value: Value | null, notes?: Record<string, string>): FieldReading =>
  notes ? { ok: true, value, notes } : { ok: true, value }
const fault = (message: string): FieldReading => ({ ok: false, message })

/** The text of a raw cell or form value; dates and numbers as they would be typed. */
export function rawText(raw: unknown): string {
  if (raw === null || raw === undefined) return ''
  if (raw instanceof Date) return readDate(raw) ?? ''
  if (typeof raw === 'number') return Number.isInteger(raw) ? String(raw) : String(Number(raw.toPrecision(15)))
  if (Array.isArray(raw)) return raw.map(rawText).filter(Boolean).join('；')
  return String(raw)
}

/** The names of a set, for messages and drop-downs. */
export const setNames = (set: CodeSet): string[] => Object.values(set)

function readCodes(field: Field, set: CodeSet, text: string, typedNote: string): FieldReading {
  const codes: string[] = []
  let note = typedNote
  const take = (part: string): boolean => {
    const reading = readCode(set, part)
    if (!reading.ok) return false
    if (!codes.includes(reading.code)) codes.push(reading.code)
    if (reading.note) note = reading.note
    return true
  }
  // A note behind 其他- may hold commas: only what does not read as a whole is split further.
  for (const part of text.split(/[;；|\n]+/)) {
    const piece = part.trim()
    if (piece === '' || take(piece)) continue
    const pieces = splitCodes(piece)
    const bad = pieces.length > 1 ? pieces.find((one) => !take(one)) : piece
    if (bad !== undefined)
      return fault(`“${bad.slice(0, 30)}”不在${field.label}的代码中，可填：${setNames(set).join('、')}；多项用分号隔开`)
  }
  codes.sort()
  const other = codes.some((code) => set[code] === '其他')
  if (other && note === '') return fault(`${field.label}含“其他”，请注明内容，例如“其他-责令改正”`)
  return fine(codes, other ? { [`${field.key}_note`]: note } : undefined)
}

/** Reads one field. `unit` is the unit that a sheet's header names for an amount; `note` what a form's own box says of 其他. */
export function readField(
  field: Field,
  raw: unknown,
  options: { unit?: AmountUnit; epoch1904?: boolean; note?: string } = {},
): FieldReading {
  const text = tidy(rawText(raw))
  if (text === '' || text === '—' || text === '-' || text === '/') return fine(null)
  if (text.startsWith('#') && /^#(?:公式出错|REF|N\/A|VALUE|NAME|DIV|NUM|NULL)/.test(text)) {
    return fault(`单元格公式出错（${text.slice(0, 20)}），请改为固定的值`)
  }
  // Spreadsheets keep fifteen digits of a number: an identity number or a code typed as a number has lost its end.
  if (typeof raw === 'number' && (field.kind === 'number' || field.kind === 'uscc') && raw > Number.MAX_SAFE_INTEGER) {
    return fault('被表格软件当作数字，末几位已经丢失；请把单元格设为文本，重新填写')
  }
  switch (field.kind) {
    case 'date': {
      const date = readDate(typeof raw === 'string' ? text : raw, options)
      return date ? fine(date) : fault(`“${text.slice(0, 30)}”不是日期，请按 2026/03/05 的格式填写`)
    }
    case 'amount': {
      const amount = readAmount(typeof raw === 'number' ? raw : text, options.unit)
      return amount.ok ? fine(amount.wan) : fault(amount.reason)
    }
    case 'code': {
      const reading = readCode(field.set ?? {}, text)
      if (!reading.ok)
        return fault(`“${text.slice(0, 30)}”不在${field.label}的代码中，可填：${setNames(field.set ?? {}).join('、')}`)
      const note = reading.note || options.note || ''
      const other = field.set?.[reading.code] === '其他'
      if (other && !note) return fault(`${field.label}为“其他”时请注明，例如“其他-具体类别”`)
      return fine(reading.code, other ? { [`${field.key}_note`]: note } : undefined)
    }
    case 'codes':
      return readCodes(field, field.set ?? {}, text, options.note ?? '')
    case 'choice': {
      const folded = toHalfWidth(text).replace(/\s/g, '')
      const choice = field.choices?.find((one) => one === folded)
      return choice
        ? fine(choice)
        : fault(`“${text.slice(0, 30)}”不在可选项中，可填：${(field.choices ?? []).join('、')}`)
    }
    case 'uscc':
      return fine(normalizeUscc(text))
    case 'number':
      return withinLength(field, toHalfWidth(text).replace(/\s/g, '').toUpperCase())
    case 'long':
      return withinLength(field, text)
    case 'text':
      return withinLength(field, text.replace(/\n/g, ' '))
  }
}

function withinLength(field: Field, text: string): FieldReading {
  const length = [...text].length
  return length <= field.maxLength ? fine(text) : fault(`最多${field.maxLength}个字，现有${length}个字，请精简`)
}

export type Fault = { key: string; label: string; value: string; message: string; rule: string }

/** How a sheet's columns are to be read. */
export type ReadOptions = { units?: Readonly<Record<string, AmountUnit>>; epoch1904?: boolean }

export type FieldsReading = {
  /** Public and departmental fields, as kept. */
  content: Content
  /** Sealed fields (identity numbers): encrypted at rest, never in `content`. */
  sealed: Record<string, string>
  variant: string | null
  faults: Fault[]
  /** Reports a fault of a field, once: a field that could not be read has been reported already. */
  report: (list: Fault[], key: string, message: string, rule: string) => void
}

export const shorten = (text: string): string => ([...text].length > 40 ? `${[...text].slice(0, 40).join('')}…` : text)

/**
 * Reads raw values (form fields, cells, JSON) by field key; all faults at once. `variantOf` tells from what has been read
 * which variant of the template applies; `variantName` is what messages call it.
 */
export function readFields(
  fields: ReadonlyMap<string, Field>,
  raw: Readonly<Record<string, unknown>>,
  variantOf: (content: Content) => string | null,
  variantName: (variant: string) => string,
  options: ReadOptions = {},
): FieldsReading {
  const content: Content = {}
  const sealed: Record<string, string> = {}
  const faults: Fault[] = []
  const unreadable = new Set<string>()
  const report = (list: Fault[], key: string, message: string, rule: string): void => {
    const field = fields.get(key)
    if (field && !unreadable.has(key)) list.push(faultOf(field, raw[key], message, rule))
  }
  for (const field of fields.values()) {
    const unit = options.units?.[field.key]
    const reading = readField(field, raw[field.key], {
      ...(unit ? { unit } : {}),
      ...(options.epoch1904 ? { epoch1904: true } : {}),
      ...(field.set ? { note: tidy(rawText(raw[`${field.key}_note`])) } : {}),
    })
    if (!reading.ok) {
      report(faults, field.key, reading.message, 'format')
      unreadable.add(field.key)
    } else if (reading.value !== null) {
      if (field.exposure === 'sealed') sealed[field.key] = String(reading.value)
      else Object.assign(content, { [field.key]: reading.value }, reading.notes)
    }
  }
  const variant = variantOf(content)
  const has = (key: string) => content[key] !== undefined || sealed[key] !== undefined
  for (const field of fields.values()) {
    if (variant && field.required?.includes(variant) && !has(field.key))
      report(faults, field.key, `${field.label}必填，不能为空`, 'required')
    if (variant && field.empty?.includes(variant) && has(field.key))
      report(faults, field.key, `${variantName(variant)}的${field.label}应为空，请删去或核对类别`, 'variant')
  }
  return { content, sealed, variant, faults, report }
}

/** Identity numbers are masked in messages, too: a fault list is read by more people than the sheet. */
function faultOf(field: Field, raw: unknown, message: string, rule: string): Fault {
  const value = shorten(rawText(raw).trim())
  return {
    key: field.key,
    label: field.label,
    value: field.exposure === 'sealed' && value ? `${value.slice(0, 4)}…` : value,
    message,
    rule,
  }
}

/** A value as people read it: names instead of codes, long term instead of 2099-12-31. */
export function showValue(field: Field, content: Content): string {
  const value = content[field.key]
  if (value === undefined) return ''
  const note = content[`${field.key}_note`]
  const name = (code: string) =>
    codeName(field.set ?? {}, code, field.set?.[code] === '其他' && typeof note === 'string' ? note : '')
  if (Array.isArray(value)) return value.map(name).join('、')
  if (field.kind === 'code') return name(value)
  if (field.kind === 'date') return value === '2099-12-31' ? '长期' : value
  return value
}
