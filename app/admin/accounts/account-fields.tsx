import { Choices, SelectField, TextField } from '@/components/ui/form'
import { ROLES, type Role } from '@/lib/platform/access'

export type AccountValues = {
  name?: string
  departmentKey?: string | null
  subjectCode?: string | null
  roles?: readonly Role[]
}

/** What an account is: name, department or subject, roles. */
export function AccountFields({
  departments,
  values = {},
}: {
  departments: readonly { key: string; name: string }[]
  values?: AccountValues
}) {
  return (
    <>
      <TextField name="name" label="姓名或岗位名称" required value={values.name} />
      <SelectField
        name="departmentKey"
        label="所属部门"
        hint="经办、审核必填"
        value={values.departmentKey ?? ''}
        empty="（无）"
        options={departments.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <TextField
        name="subjectCode"
        label="绑定的统一社会信用代码"
        hint="企业账号必填"
        mono
        value={values.subjectCode ?? ''}
      />
      <Choices
        name="roles"
        label="角色"
        required
        many
        columns
        options={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
        value={values.roles ?? []}
      />
    </>
  )
}
