'use server'

import { defineAction } from '@/lib/platform/action'
import { ok, refuse } from '@/lib/platform/result'
import { addDays, civilDate } from '@/lib/standards/dates'
import { checkEffectiveFrom, confirmRuleInput, replacePublicityInput, replaceSeverityInput } from './rules-changes'
import {
  confirmRule,
  findPublicityRules,
  findSeverityRules,
  replacePublicityRule,
  replaceSeverityRule,
} from './store-catalogue'

// Every export is a public endpoint; `defineAction` is the only way to make one.

/** Says that a figure was compared with the text of the rule, and where it stands. */
export const confirmLegalRule = defineAction({
  permission: 'rules.change',
  input: confirmRuleInput,
  async run({ input, tx }) {
    if (!(await confirmRule(tx, input.table, input.ruleId, input.legalBasis)))
      return refuse({ code: 'conflict', message: '这条规则已经核实，或者不存在，请刷新页面' })
    return ok({
      value: null,
      audit: {
        event: 'rules.confirm',
        target: { type: `${input.table}_rule`, id: input.ruleId },
        facts: { legalBasis: input.legalBasis },
      },
      redirect: '/admin/rules?done=confirmed',
    })
  },
})

const notInForce = refuse({ code: 'conflict', message: '这条规则不存在或者已经被替换，请刷新页面' })

/** Replaces the limits of a fine's class from a day to come. */
export const replaceSeverityLimits = defineAction({
  permission: 'rules.change',
  input: replaceSeverityInput,
  async run({ input, tx, now }) {
    const old = (await findSeverityRules(tx)).find((rule) => rule.id === input.ruleId && rule.effectiveTo === null)
    if (!old) return notInForce
    const fault = checkEffectiveFrom(input.effectiveFrom, civilDate(now), old.effectiveFrom)
    if (fault) return refuse({ code: 'invalid', fields: { effectiveFrom: [fault] } })
    const id = await replaceSeverityRule(tx, old, addDays(input.effectiveFrom, -1), input)
    return ok({
      value: null,
      audit: {
        event: 'rules.replace',
        target: { type: 'severity_rule', id },
        facts: {
          replaces: old.id,
          from: input.effectiveFrom,
          fineOver: input.fineOver,
          fineUpTo: input.fineUpTo,
          legalBasis: input.legalBasis,
        },
      },
      redirect: '/admin/rules?done=replaced',
    })
  },
})

/** Replaces the shortest and longest period of publicity from a day to come. */
export const replacePublicityPeriod = defineAction({
  permission: 'rules.change',
  input: replacePublicityInput,
  async run({ input, tx, now }) {
    const old = (await findPublicityRules(tx)).find((rule) => rule.id === input.ruleId && rule.effectiveTo === null)
    if (!old) return notInForce
    const fault = checkEffectiveFrom(input.effectiveFrom, civilDate(now), old.effectiveFrom)
    if (fault) return refuse({ code: 'invalid', fields: { effectiveFrom: [fault] } })
    const id = await replacePublicityRule(tx, old, addDays(input.effectiveFrom, -1), input)
    return ok({
      value: null,
      audit: {
        event: 'rules.replace',
        target: { type: 'publicity_rule', id },
        facts: {
          replaces: old.id,
          from: input.effectiveFrom,
          minMonths: input.minMonths,
          maxMonths: input.maxMonths,
          legalBasis: input.legalBasis,
        },
      },
      redirect: '/admin/rules?done=replaced',
    })
  },
})
