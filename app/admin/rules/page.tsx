import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { Form, Hidden, Submit, TextField } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import type { PublicityRule } from '@/lib/disclosure/rules'
import { may } from '@/lib/platform/access'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { currentActor } from '@/lib/platform/session'
import { confirmLegalRule, replacePublicityPeriod, replaceSeverityLimits } from '@/lib/records/actions-rules'
import { listRules } from '@/lib/records/queries'
import { SEVERITIES, type SeverityRule } from '@/lib/records/rules-severity'
import { codeName, PENALTY_TYPES } from '@/lib/standards/code-sets'

export const metadata: Metadata = { title: '规则' }

export default async function RulesPage({ searchParams }: { searchParams: SearchParams }) {
  const { severity, publicity, items } = await listRules()
  const { done } = (await readParams(searchParams, { done: z.enum(['confirmed', 'replaced']) })).params
  const changes = may(await currentActor(), 'rules.change')
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin', label: '概况' }, { label: '规则' }]}
        title="失信分级和公示期规则"
        lead="规则是带日期的数据：决定适用作出之日的规则，以后的调整不改变已有的决定。标为待核实的数值，请对照原文核实或调整。"
      />
      {done ? (
        <div className="mb-4">
          <Notice tone="done" live title={done === 'confirmed' ? '已标为核实' : '新的数值已登记，自生效日期起适用'} />
        </div>
      ) : null}
      <Section title={`失信分级（${severity.length}条）`} id="severity">
        <RuleList>
          {[...severity].reverse().map((rule) => (
            <Rule
              key={rule.id}
              rule={rule}
              table="severity"
              changes={changes}
              title={`${SEVERITIES[rule.severity]}：${severityText(rule)}`}
            >
              {rule.fineOver !== null || rule.fineUpTo !== null ? <SeverityForm rule={rule} /> : null}
            </Rule>
          ))}
        </RuleList>
      </Section>
      <Section title={`公示期（${publicity.length}条）`} id="publicity">
        <RuleList>
          {[...publicity].reverse().map((rule) => (
            <Rule
              key={rule.id}
              rule={rule}
              table="publicity"
              changes={changes}
              title={`${items.get(rule.itemKey) ?? rule.itemKey}${conditionText(rule)}：${periodText(rule)}`}
            >
              <PublicityForm rule={rule} />
            </Rule>
          ))}
        </RuleList>
      </Section>
    </>
  )
}

const RuleList = ({ children }: { children: ReactNode }) => <ul className="grid gap-3">{children}</ul>

function severityText(rule: SeverityRule): string {
  const types = rule.penaltyTypes.map((code) => codeName(PENALTY_TYPES, code)).join('、')
  const limits = [
    rule.fineOver === null ? '' : `超过${rule.fineOver}万元`,
    rule.fineUpTo === null ? '' : `不超过${rule.fineUpTo}万元`,
  ]
    .filter(Boolean)
    .join('，')
  const scope = { any: '', organisation: '（法人、非法人组织和个体工商户）', person: '（自然人）' }[rule.subjectScope]
  return `${rule.procedure === 'simple' ? '简易程序作出的处罚' : types}${limits ? `，${limits}` : ''}${scope}`
}

function conditionText(rule: PublicityRule): string {
  const parts = [
    rule.severity ? SEVERITIES[rule.severity] : '',
    rule.specialField ? '特定领域' : '',
    rule.naturalPerson ? '自然人' : '',
  ].filter(Boolean)
  return parts.length > 0 ? `（${parts.join('，')}）` : ''
}

function periodText(rule: PublicityRule): string {
  const longest = rule.maxMonths === null ? '没有最长期限' : `最长${rule.maxMonths}个月`
  const shortest = rule.minMonths === null ? '' : `最短${rule.minMonths}个月，`
  const until = rule.untilField ? '，有效期届满为止' : ''
  return rule.disclose
    ? `${shortest}${longest}${until}`
    : `不公示${rule.maxMonths ? `；确有必要的最长${rule.maxMonths}个月` : ''}`
}

type AnyRule = Pick<
  SeverityRule,
  'id' | 'ruleSet' | 'effectiveFrom' | 'effectiveTo' | 'legalBasis' | 'verified' | 'note'
>

function Rule({
  rule,
  table,
  title,
  changes,
  children,
}: {
  rule: AnyRule
  table: 'severity' | 'publicity'
  title: string
  changes: boolean
  children: ReactNode
}) {
  return (
    <li className="card p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="text-[1.05rem]">{title}</h3>
        <p className="flex flex-wrap gap-2">
          {rule.effectiveTo === null ? <Badge tone="info">现行</Badge> : <Badge>历史</Badge>}
          {rule.verified ? <Badge tone="done">已核实</Badge> : <Badge tone="due">待核实</Badge>}
        </p>
      </div>
      <p className="mt-1 text-[0.95rem] text-soft">
        {rule.ruleSet}，{rule.effectiveFrom} 起{rule.effectiveTo ? `至 ${rule.effectiveTo}` : ''}。{rule.legalBasis}
        {rule.note ? `。${rule.note}` : ''}
      </p>
      {changes ? (
        <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2 text-[0.95rem]">
          {rule.verified ? null : (
            <details className="min-w-60 flex-1">
              <summary className="text-brand">标为已核实</summary>
              <div className="mt-2 max-w-xl">
                <Form action={confirmLegalRule} label="标为已核实">
                  <Hidden name="table" value={table} />
                  <Hidden name="ruleId" value={rule.id} />
                  <TextField name="legalBasis" label="依据" required value={rule.legalBasis} hint="文件名称和条款" />
                  <Submit weight="secondary">标为已核实</Submit>
                </Form>
              </div>
            </details>
          )}
          {rule.effectiveTo === null && children ? (
            <details className="min-w-60 flex-1">
              <summary className="text-brand">调整数值</summary>
              <div className="mt-2 max-w-xl">{children}</div>
            </details>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}

const fromAndBasis = (
  <>
    <TextField name="effectiveFrom" label="自何日起" type="date" required hint="须晚于今天" />
    <TextField name="legalBasis" label="依据" required hint="文件名称和条款" />
    <Submit weight="secondary">登记新的数值</Submit>
  </>
)

function SeverityForm({ rule }: { rule: SeverityRule }) {
  return (
    <Form action={replaceSeverityLimits} label="调整罚款数额">
      <Hidden name="ruleId" value={rule.id} />
      <TextField name="fineOver" label="罚款超过（万元）" value={rule.fineOver ?? ''} inputMode="decimal" />
      <TextField name="fineUpTo" label="罚款不超过（万元）" value={rule.fineUpTo ?? ''} inputMode="decimal" />
      {fromAndBasis}
    </Form>
  )
}

function PublicityForm({ rule }: { rule: PublicityRule }) {
  return (
    <Form action={replacePublicityPeriod} label="调整公示期">
      <Hidden name="ruleId" value={rule.id} />
      <TextField name="minMonths" label="最短（月）" value={rule.minMonths?.toString() ?? ''} inputMode="numeric" />
      <TextField
        name="maxMonths"
        label="最长（月）"
        value={rule.maxMonths?.toString() ?? ''}
        inputMode="numeric"
        hint="不填表示没有最长期限"
      />
      {fromAndBasis}
    </Form>
  )
}
