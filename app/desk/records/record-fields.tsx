import { Choices, SelectField, TextArea, TextField } from '@/components/ui/form'
import type { Content, Field } from '@/lib/platform/fields'

const GROUPS: { title: string; has: (key: string) => boolean }[] = [
  { title: '行政相对人', has: (key) => /^(counterparty_|legal_rep|person_)/.test(key) },
  { title: '作出机关和数据来源', has: (key) => /^(authority_|source_)/.test(key) },
  {
    title: '公示处理',
    has: (key) =>
      [
        'procedure',
        'special_field',
        'severity_manual',
        'severity_reason',
        'minor_reason',
        'exempt_basis',
        'remark',
      ].includes(key),
  },
]
const groupOf = (key: string): string => GROUPS.find((group) => group.has(key))?.title ?? '决定内容'
const ORDER = ['行政相对人', '决定内容', '作出机关和数据来源', '公示处理']

/** The fields of a template as a form: labels, hints and checks come from the catalogue item. */
export function RecordFields({
  fields,
  variant,
  values,
  sealedKept = false,
}: {
  fields: readonly Field[]
  variant: string
  values: Content
  sealedKept?: boolean
}) {
  const shown = fields.filter((field) => field.key !== 'counterparty_type' && (!field.of || field.of.includes(variant)))
  return ORDER.map((title) => (
    <fieldset key={title} className="card mb-6 p-4 md:p-6">
      <legend className="float-left mb-3 w-full text-lg font-bold">{title}</legend>
      <div className="clear-both grid gap-x-8 lg:grid-cols-2">
        {shown
          .filter((field) => groupOf(field.key) === title)
          .map((field) => (
            <div key={field.key} className={field.kind === 'long' || field.kind === 'codes' ? 'lg:col-span-2' : ''}>
              <FieldInput field={field} variant={variant} values={values} sealedKept={sealedKept} />
            </div>
          ))}
      </div>
    </fieldset>
  ))
}

function FieldInput({
  field,
  variant,
  values,
  sealedKept,
}: {
  field: Field
  variant: string
  values: Content
  sealedKept: boolean
}) {
  const value = values[field.key]
  const text = typeof value === 'string' ? value : undefined
  const kept = field.exposure === 'sealed' && sealedKept
  const common = {
    name: field.key,
    label: field.label,
    required: field.required?.includes(variant) ?? false,
    ...(kept ? { hint: '已加密保存；不填表示不改' } : field.hint ? { hint: field.hint } : {}),
  }
  switch (field.kind) {
    case 'long':
      return <TextArea {...common} value={text} rows={field.maxLength > 600 ? 5 : 2} />
    case 'date':
      return <TextField {...common} type="date" value={text} />
    case 'amount':
      return <TextField {...common} inputMode="decimal" value={text} />
    case 'uscc':
    case 'number':
      return <TextField {...common} mono value={text} />
    case 'choice':
      return (
        <SelectField
          {...common}
          value={text}
          empty={common.required ? '请选择' : '（不填）'}
          options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
        />
      )
    case 'code':
    case 'codes':
      return <Coded field={field} common={common} value={value} note={values[`${field.key}_note`]} />
    default:
      return <TextField {...common} value={text} />
  }
}

/** A code set: a list to choose from, and a box for what 其他 means. */
function Coded({
  field,
  common,
  value,
  note,
}: {
  field: Field
  common: { name: string; label: string; required: boolean; hint?: string }
  value: Content[string] | undefined
  note: Content[string] | undefined
}) {
  const options = Object.entries(field.set ?? {}).map(([code, label]) => ({ value: code, label }))
  const other = options.some(({ label }) => label === '其他')
  return (
    <>
      {field.kind === 'codes' ? (
        <Choices {...common} many columns options={options} value={[value ?? []].flat()} />
      ) : (
        <SelectField
          {...common}
          options={options}
          value={typeof value === 'string' ? value : undefined}
          empty={common.required ? '请选择' : '（不填）'}
        />
      )}
      {other ? (
        <TextField
          name={`${field.key}_note`}
          label={`${field.label}选“其他”时注明`}
          value={typeof note === 'string' ? note : undefined}
        />
      ) : null}
    </>
  )
}
