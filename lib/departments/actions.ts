'use server'

import { defineAction } from '@/lib/platform/action'
import { ok, refuse } from '@/lib/platform/result'
import { departmentCodeInput } from './rules'
import { updateCode } from './store'

/** Registers a department's own code: from then on, sheets must pair name and code. */
export const setDepartmentCode = defineAction({
  permission: 'departments.change',
  input: departmentCodeInput,
  async run({ input, tx }) {
    const { count } = await updateCode(tx, input.key, input.uscc)
    if (count === 0) return refuse({ code: 'not_found', what: '该部门' })
    return ok({
      value: null,
      audit: { target: { type: 'department', id: input.key }, facts: { uscc: input.uscc } },
      redirect: '/admin/departments',
    })
  },
})
