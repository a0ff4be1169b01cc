/**
 * Directions of the house (docs/decisions/0001-rooms.md). A room is a folder of lib/ that is none of the foundations below;
 * rules apply to new rooms by themselves.
 */
const FOUNDATIONS = 'standards|platform|ledger'
const ROOM = `^lib/(?!(?:${FOUNDATIONS})/)([^/]+)/`
/** A door, with an optional topic: rules-severity.ts is rules, store-desk.ts a store. */
const kind = (names) => `/(?:${names})[a-z-]*\\.ts$`
const RULES = 'rules'

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'app-uses-doors-only',
      comment: 'Pages write through actions, read through queries, and may use rules. Routes of next-auth use its configuration.',
      severity: 'error',
      from: { path: '^app/' },
      to: {
        path: '^(?:lib|prisma|generated|scripts)/',
        pathNot: `${kind('actions|queries|rules')}|^lib/standards/|^lib/accounts/auth\\.ts$|^lib/platform/(?:access|action|download|env|fields|guard|ids|installation|metrics|paging|params|readiness|result|route|session)\\.ts$`,
      },
    },
    {
      name: 'components-know-no-doors',
      comment: 'Components may use rules, standards and the types of queries; never data.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(?:app|lib|prisma|generated)/', pathNot: `${kind(RULES)}|^lib/standards/|^lib/platform/(?:env|fields|paging|result)\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'No framework, no database, no session, no clock.',
      severity: 'error',
      from: { path: `${ROOM.slice(0, -1)}${kind(RULES)}|^lib/standards/|^lib/platform/(?:access|fields|paging|params|result)\\.ts$|^lib/ledger/(?:leaf|tree|checkpoint)\\.ts$` },
      to: { pathNot: `${kind(RULES)}|^lib/standards/|^lib/platform/(?:access|fields|paging|result)\\.ts$|^node_modules/zod/|^crypto$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'other-rooms-through-effects',
      comment: 'A room meets another at its rules or its effects; everything else is its own.',
      severity: 'error',
      from: { path: ROOM },
      to: { path: ROOM, pathNot: `^lib/$1/|${kind('rules|effects')}` },
    },
    {
      name: 'no-action-calls-in-lib',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: `^lib/[^/]+${kind('actions')}` },
    },
    {
      name: 'standards-know-nothing',
      severity: 'error',
      from: { path: '^lib/standards/' },
      to: { path: '^(?:app|components|lib|prisma|generated)/', pathNot: '^lib/standards/' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^lib/(?:platform|ledger)/' },
      to: { path: `^(?:app|components)/|${ROOM}` },
    },
    {
      name: 'prisma-in-stores-only',
      comment: 'The generated client and the driver: stores write SQL with what platform/db gives them.',
      severity: 'error',
      from: { pathNot: '^lib/platform/db\\.ts$|^(?:prisma|scripts|tests|generated)/' },
      to: { path: '^generated/prisma|^node_modules/(?:@prisma|pg)/' },
    },
    {
      name: 'db-in-stores-only',
      comment: 'The value `db`; the types WriteTx and Reader may be named by any door.',
      severity: 'error',
      from: { path: '^(?:app|components|lib)/', pathNot: `${kind('store')}|^lib/(?:platform|ledger)/` },
      to: { path: '^lib/platform/db\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-door-for-writes',
      severity: 'error',
      from: { pathNot: '^lib/platform/(?:commit|crypto|signing)\\.ts$|^lib/ledger/sequence\\.ts$|^(?:prisma|scripts|tests)/' },
      to: { path: '^lib/platform/write\\.ts$' },
    },
    {
      name: 'next-stays-outside',
      severity: 'error',
      from: { path: `^lib/[^/]+${kind('rules|store|effects')}` },
      to: { path: '^node_modules/(?:next|react|next-auth)/' },
    },
    { name: 'nothing-uses-tests', severity: 'error', from: { pathNot: '^(?:tests|scripts)/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:\\.next|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
