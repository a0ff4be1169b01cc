import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cursorOf, DATE_PART, ID_PART, type Page, toPage } from '@/lib/platform/paging'
import { takeToken } from '@/lib/platform/rate-limit'
import { anyDate } from '../../support/generators'

type Row = { day: string; id: string }
const cursor = cursorOf(DATE_PART, ID_PART)
const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    day: '2026-11-24',
    id: `01890a5d-ac96-774b-bcce-${String(i).padStart(12, '0')}`,
  }))
const key = (row: Row) => [row.day, row.id]
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('按游标翻页', () => {
  test('多取一条知道有没有下一页；正好取完就没有', () => {
    expect(toPage(rows(21), 20, key).items).toHaveLength(20)
    expect(toPage(rows(21), 20, key).nextCursor).not.toBeNull()
    expect(toPage(rows(20), 20, key)).toEqual({ items: rows(20), nextCursor: null })
    expect(toPage([], 20, key)).toEqual({ items: [], nextCursor: null })
  })

  test('游标是最后一条的排序键', () => {
    const page = toPage(rows(21), 20, key)
    expect(cursor.parse(page.nextCursor)).toEqual(['2026-11-24', '01890a5d-ac96-774b-bcce-000000000019'])
  })

  test('任何键都能写成游标再读回，只用地址里安全的字符', () => {
    fc.assert(
      fc.property(anyDate(), fc.uuid(), (day, id) => {
        const { nextCursor } = toPage(
          [
            { day, id },
            { day, id },
          ],
          1,
          key,
        )
        expect(nextCursor).toMatch(/^[A-Za-z0-9_-]+$/)
        expect(cursor.parse(nextCursor)).toEqual([day, id])
      }),
    )
    const text = cursorOf(/^.*$/s)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (name) => {
        const { nextCursor } = toPage([name, name], 1, (one) => [one])
        expect(text.parse(nextCursor)).toEqual([name])
      }),
    )
  })

  test('一页一页翻到底，不重不漏', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        const all = rows(count)
        const seen: Row[] = []
        for (let next: string | null = '', turns = 0; next !== null; turns++) {
          expect(turns).toBeLessThanOrEqual(60)
          const after: string = next === '' ? '' : (cursor.parse(next)[1] ?? '')
          const page: Page<Row> = toPage(all.filter(({ id }) => id > after).slice(0, limit + 1), limit, key)
          seen.push(...page.items)
          next = page.nextCursor
        }
        expect(seen).toEqual(all)
      }),
    )
  })

  test.each([
    ['不是base64', '%%%'],
    ['不是JSON', Buffer.from('x').toString('base64url')],
    ['不是列表', encode({ 0: '2026-11-24' })],
    ['少一部分', encode(['2026-11-24'])],
    ['多一部分', encode(['2026-11-24', '01890a5d-ac96-774b-bcce-000000000019', 'x'])],
    ['日期不像日期', encode(['昨天', '01890a5d-ac96-774b-bcce-000000000019'])],
    ['编号不像编号', encode(['2026-11-24', "x' OR 1=1"])],
    ['前后多字', encode([' 2026-11-24', '01890a5d-ac96-774b-bcce-000000000019'])],
    ['换行', encode(['2026-11-24\n', '01890a5d-ac96-774b-bcce-000000000019'])],
    ['部分不是文字', encode([20261124, '01890a5d-ac96-774b-bcce-000000000019'])],
    ['空', ''],
    ['过长', 'A'.repeat(501)],
  ])('拒绝不是本站给的游标：%s', (_what, text) => {
    expect(cursor.safeParse(text).success).toBe(false)
  })

  test('任意文字不抛错，拒绝时说怎么办', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 1 }).map(encode)), (text) => {
        fc.pre(text.length <= 500)
        const result = cursor.safeParse(text)
        expect(result.error?.issues[0]?.message).toBe('翻页位置无效，请从第一页重新查看')
      }),
    )
  })
})

test('过长的游标拒绝，即使别的都对', () => {
  const text = cursorOf(/^A*$/)
  expect(text.safeParse(encode(['A'.repeat(360)])).success).toBe(true)
  expect(text.safeParse(encode(['A'.repeat(400)])).success).toBe(false)
})

test('过长的游标也用中文说怎么办', () => {
  expect(cursor.safeParse('A'.repeat(501)).error?.issues.map(({ message }) => message)).toEqual([
    '翻页位置无效，请从第一页重新查看',
  ])
})

describe('限流：每个来访者一个桶', () => {
  const START = Date.parse('2026-11-24T00:00:00Z')
  let callers = 0
  /** Buckets live as long as the process: every test has a caller of its own. */
  const someone = () => `caller-${callers++}`

  test('一分钟的份额可以一次用完，之后要等，等到告诉的秒数就有', () => {
    const caller = someone()
    for (let i = 0; i < 60; i++) expect(takeToken(caller, 60, START)).toBe(0)
    expect(takeToken(caller, 60, START)).toBe(1)
    expect(takeToken(caller, 60, START + 999)).toBe(1)
    expect(takeToken(caller, 60, START + 1000)).toBe(0)
    expect(takeToken(caller, 60, START + 1000)).toBe(1)
    expect(takeToken(caller, 60, START + 61_000)).toBe(0)
  })

  test('份额匀速恢复，不超过一分钟的份额', () => {
    const caller = someone()
    for (let i = 0; i < 6; i++) takeToken(caller, 6, START)
    expect(takeToken(caller, 6, START)).toBe(10)
    let granted = 0
    for (let i = 0; i < 20; i++) if (takeToken(caller, 6, START + 3_600_000) === 0) granted++
    expect(granted).toBe(6)
  })

  test('各来访者互不影响', () => {
    const [one, other] = [someone(), someone()]
    for (let i = 0; i < 3; i++) takeToken(one, 3, START)
    expect(takeToken(one, 3, START)).toBeGreaterThan(0)
    expect(takeToken(other, 3, START)).toBe(0)
  })

  test('任何一段时间里放行的不超过份额加上恢复的；等够告诉的秒数总能放行', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.array(fc.nat(5_000), { maxLength: 200 }), (perMinute, gaps) => {
        const caller = someone()
        let now = START
        let granted = 0
        for (const gap of gaps) {
          now += gap
          const wait = takeToken(caller, perMinute, now)
          if (wait === 0) granted++
          else {
            expect(Number.isInteger(wait)).toBe(true)
            expect(wait).toBeGreaterThanOrEqual(1)
            expect(wait).toBeLessThanOrEqual(Math.ceil(60 / perMinute))
          }
        }
        expect(granted).toBeLessThanOrEqual(perMinute + ((now - START) * perMinute) / 60_000 + 1e-6)
        const wait = takeToken(caller, perMinute, now)
        if (wait > 0) expect(takeToken(caller, perMinute, now + wait * 1000)).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('时钟拨回不会把人锁住', () => {
    const caller = someone()
    expect(takeToken(caller, 60, START)).toBe(0)
    expect(takeToken(caller, 60, START - 3_600_000)).toBe(0)
  })

  test('桶最多五万个，最久不来的先忘掉，常来的不忘', () => {
    const [regular, once] = [someone(), someone()]
    for (const caller of [regular, once]) for (let i = 0; i < 2; i++) takeToken(caller, 2, START)
    const crowd = callers++
    const arrive = (count: number, wave: string) => {
      for (let i = 0; i < count; i++) takeToken(`crowd-${crowd}-${wave}-${i}`, 2, START)
    }
    arrive(49_000, 'first')
    expect(takeToken(regular, 2, START)).toBeGreaterThan(0)
    arrive(2_000, 'second')
    expect(takeToken(regular, 2, START)).toBeGreaterThan(0)
    expect(takeToken(once, 2, START)).toBe(0)
  })
})
