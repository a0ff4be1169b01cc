import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, leafHash, type Sealable } from '@/lib/ledger/leaf'

/** The same value with its members in another order, at every depth. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reordered(member)]),
  )
}

const entry: Sealable = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  at: new Date('2026-11-24T01:02:03.004Z'),
  event: 'records.release',
  actor: { id: 'a1', role: 'reviewer', departmentKey: 'scjg' },
  target: { type: 'record', id: 'r1' },
  outcome: 'done',
  facts: { revision: 2, state: 'released', nested: { b: 1, a: [1, 2] } },
  salt: Buffer.alloc(16, 7),
}
const hex = (changes: Partial<Sealable> = {}) => leafHash({ ...entry, ...changes }).toString('hex')

describe('规范化的JSON', () => {
  test('键在每一层都排序，数组保持次序，undefined的成员略去', () => {
    expect(canonical({ b: 1, a: [3, { d: null, c: '二七' }], x: undefined })).toBe(
      '{"a":[3,{"c":"二七","d":null}],"b":1}',
    )
    expect(canonical('a"b')).toBe('"a\\"b"')
    expect([canonical(null), canonical(undefined), canonical(true), canonical(1.5)]).toEqual([
      'null',
      'null',
      'true',
      '1.5',
    ])
    expect(canonical([undefined, 1])).toBe('[null,1]')
    expect(canonical({})).toBe('{}')
  })

  test('与键的次序无关', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reordered(value))).toBe(canonical(value))
      }),
      { numRuns: 500 },
    )
  })

  test('是有效的JSON，读回是同一个值', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 500 },
    )
  })

  test('不同的值不同的文字：数组次序、字符串与数字、空与没有', () => {
    expect(new Set([[1, 2], [2, 1], ['1', 2], '12', 12, {}, [], { a: null }].map(canonical)).size).toBe(8)
  })
})

describe('存证的叶：SHA-256(盐 ‖ 规范化的日志)', () => {
  test('32字节，就是盐和规范化日志的散列', () => {
    const { salt, ...rest } = entry
    const body = canonical({ ...rest, at: entry.at.toISOString() })
    expect(leafHash(entry)).toHaveLength(32)
    expect(hex()).toBe(createHash('sha256').update(salt).update(body, 'utf8').digest('hex'))
  })

  test('同样的事实、同样的盐，总是同样的散列，键的次序不论', () => {
    expect(hex({ facts: { nested: { a: [1, 2], b: 1 }, state: 'released', revision: 2 } })).toBe(hex())
    expect(hex({ facts: { ...entry.facts, absent: undefined } })).toBe(hex())
  })

  test.each([
    ['编号', { id: '01890a5d-ac96-774b-bcce-b302099a8058' }],
    ['时刻', { at: new Date('2026-11-24T01:02:03.005Z') }],
    ['事件', { event: 'records.return' }],
    ['办理人', { actor: { ...entry.actor, id: 'a2' } }],
    ['角色', { actor: { ...entry.actor, role: 'officer' } }],
    ['部门', { actor: { ...entry.actor, departmentKey: null } }],
    ['对象', { target: { ...entry.target, id: 'r2' } }],
    ['对象种类', { target: { ...entry.target, type: 'import' } }],
    ['结果', { outcome: 'denied' }],
    ['事实', { facts: { ...entry.facts, revision: 3 } }],
    ['深层的事实', { facts: { ...entry.facts, nested: { a: [2, 1], b: 1 } } }],
    ['多一个事实', { facts: { ...entry.facts, extra: null } }],
    ['盐', { salt: Buffer.alloc(16, 8) }],
  ] as [string, Partial<Sealable>][])('改动%s，散列就不同', (_what, changes) => {
    expect(hex(changes)).not.toBe(hex())
  })

  test('任意两组不同的事实、任意两份不同的盐，散列不同', () => {
    const facts = fc.dictionary(fc.string(), fc.jsonValue())
    const salt = fc.uint8Array({ minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(facts, facts, salt, salt, (a, b, s, t) => {
        const same = canonical(a) === canonical(b)
        expect(hex({ facts: a, salt: s }) === hex({ facts: b, salt: s })).toBe(same)
        if (!Buffer.from(s).equals(Buffer.from(t)))
          expect(hex({ facts: a, salt: s })).not.toBe(hex({ facts: a, salt: t }))
      }),
    )
  })
})
