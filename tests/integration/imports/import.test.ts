import { describe, expect, test } from 'vitest'
import { listDisclosures } from '@/lib/disclosure/queries'
import { cancelImport, confirmImport, releaseImport, uploadSheet } from '@/lib/imports/actions'
import { findImportActors, importFile } from '@/lib/imports/jobs'
import { exportFaultyRows, exportTemplate, showImport } from '@/lib/imports/queries'
import type { ImportReport } from '@/lib/imports/rules'
import { advanceImport } from '@/lib/imports/work'
import { db } from '@/lib/platform/db'
import { runAs } from '@/lib/platform/session'
import { addDays } from '@/lib/standards/dates'
import { showSubject } from '@/lib/subjects/queries'
import { actor, idFrom, perform } from '@/tests/support/doors'
import { today } from '@/tests/support/penalty-form'
import {
  makePenalties,
  makePenalty,
  makeUscc,
  PENALTY_HEADERS,
  type PenaltyRow,
  toCsv,
  toXlsx,
} from '@/tests/support/sheet'

const decided = addDays(today(), -2)

async function importRows(
  bytes: Buffer,
  options: { fileName?: string; kind?: string; releaseBy?: string | null; dryRun?: boolean; department?: string } = {},
): Promise<ImportReport> {
  const departmentKey = options.department ?? 'scjg'
  const actors = await findImportActors(
    departmentKey,
    options.releaseBy === undefined ? `${departmentKey}.reviewer` : options.releaseBy,
  )
  if (!actors.ok) throw new Error(JSON.stringify(actors.refusal))
  const result = await importFile({
    kind: options.kind ?? 'penalty',
    departmentKey,
    fileName: options.fileName ?? 'sheet.xlsx',
    bytes,
    ...actors.value,
    dryRun: options.dryRun ?? false,
  })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const counts = ({ rejected, ...rest }: ImportReport) => ({
  ...rest,
  rejected: new Set(rejected.map(({ row }) => row)).size,
})
const revisions = () => db.recordRevision.count()

describe('the main job', () => {
  test('200 rows, 3 faulty: 197 are imported, each fault says row, column, value and remedy; mended rows follow; the public finds them', async () => {
    const rows = makePenalties(200, decided, 1000)
    Object.assign(rows[9] as PenaltyRow, { '行政相对人代码_1(统一社会信用代码)': '91410103MA40QH5C2K' })
    Object.assign(rows[99] as PenaltyRow, { '罚款金额(万元)': '' })
    Object.assign(rows[199] as PenaltyRow, { 处罚决定日期: '2026/02/30' })
    const first = await importRows(await toXlsx(rows))
    expect(counts(first)).toEqual({ rows: 200, created: 197, updated: 0, unchanged: 0, rejected: 3 })
    expect(first.rejected.map(({ row, column }) => [row, column])).toEqual([
      [12, '行政相对人代码_1(统一社会信用代码)'],
      [102, '罚款金额(万元)'],
      [202, '处罚决定日期'],
    ])
    expect(first.rejected[2]).toMatchObject({ value: '2026/02/30', message: expect.stringContaining('2026/03/05') })
    const mended = [makePenalty(1009, decided), makePenalty(1099, decided), makePenalty(1199, decided)]
    expect(counts(await importRows(await toXlsx(mended)))).toEqual({
      rows: 3,
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: 0,
    })

    const wanted = makePenalty(1099, decided)
    for (const q of [
      wanted.行政相对人名称.slice(2, 10),
      wanted['行政相对人代码_1(统一社会信用代码)'],
      wanted.行政处罚决定书文号.replace('〔2026〕', '[2026]'),
    ]) {
      const found = await listDisclosures({ q })
      expect(found.items.map((item) => item.documentNo)).toContain(wanted.行政处罚决定书文号)
    }
    expect((await listDisclosures({ q: wanted.行政处罚决定书文号 })).items[0]).toMatchObject({
      onTime: true,
      department: { key: 'scjg' },
    })
  })

  test('the same sheet twice: nothing changes the second time', async () => {
    const bytes = await toXlsx(makePenalties(50, decided, 2000))
    expect(counts(await importRows(bytes))).toMatchObject({ created: 50 })
    const before = [await revisions(), await db.auditEntry.count({ where: { event: { startsWith: 'records.' } } })]
    expect(counts(await importRows(bytes))).toEqual({ rows: 50, created: 0, updated: 0, unchanged: 50, rejected: 0 })
    expect([await revisions(), await db.auditEntry.count({ where: { event: { startsWith: 'records.' } } })]).toEqual(
      before,
    )
  })

  test('two imports of the same rows at once: each row once', async () => {
    const bytes = await toXlsx(makePenalties(1200, decided, 3000))
    const both = await Promise.all([importRows(bytes, { releaseBy: null }), importRows(bytes, { releaseBy: null })])
    const sum = (key: 'created' | 'updated' | 'unchanged') => both.reduce((total, report) => total + report[key], 0)
    expect(sum('created')).toBe(1200)
    expect(sum('updated')).toBe(0)
    expect(sum('unchanged')).toBe(1200)
    const [{ doubled } = { doubled: -1 }] = await db.$queryRaw<{ doubled: number }[]>`
      SELECT count(*)::int AS doubled FROM (SELECT record_id FROM record_revision GROUP BY record_id HAVING count(*) > 1) d JOIN record r ON r.id = d.record_id WHERE r.doc_no LIKE '%测3%'`
    expect(doubled).toBe(0)
  })

  test('a changed row is the next version of its record; what is public stays until the new version is released', async () => {
    await importRows(await toXlsx([makePenalty(5001, decided)]))
    const changed = await toXlsx([makePenalty(5001, decided, { 违法行为类型: '更正后的违法行为' })])
    expect(counts(await importRows(changed, { releaseBy: null }))).toMatchObject({ created: 0, updated: 1 })
    const q = makePenalty(5001, decided).行政处罚决定书文号
    expect((await listDisclosures({ q })).items[0]?.headline).not.toBe('更正后的违法行为')
    expect(counts(await importRows(changed))).toMatchObject({ unchanged: 1 })
  })

  test('dry run writes nothing', async () => {
    const before = await revisions()
    expect(counts(await importRows(await toXlsx(makePenalties(5, decided, 5100)), { dryRun: true }))).toMatchObject({
      created: 5,
    })
    expect(await revisions()).toBe(before)
  })
})

describe('a sheet may not', () => {
  test('contradict itself: one number, one subject, two contents', async () => {
    const report = await importRows(
      await toXlsx([makePenalty(5200, decided), makePenalty(5200, decided, { 违法行为类型: '另一种说法' })]),
    )
    expect(counts(report)).toMatchObject({ created: 1, rejected: 1 })
    expect(report.rejected[0]?.message).toContain('与第3行')
  })

  test('repeat a row: the second counts as unchanged', async () => {
    expect(
      counts(await importRows(await toXlsx([makePenalty(5210, decided), makePenalty(5210, decided)]))),
    ).toMatchObject({ created: 1, unchanged: 1, rejected: 0 })
  })

  test('give a registered code another name', async () => {
    const headers = ['统一社会信用代码', '名称', '法定代表人', '曾用名']
    const registry = Buffer.from(
      toCsv(
        [
          {
            统一社会信用代码: makeUscc(5220),
            名称: '郑州岚荻里科技有限公司',
            法定代表人: '苏枕',
            曾用名: '郑州岚荻里商贸有限公司',
          } as never,
        ],
        headers,
      ),
    )
    expect(counts(await importRows(registry, { kind: 'subject', fileName: 'registry.csv' }))).toMatchObject({
      created: 1,
    })
    const report = await importRows(
      await toXlsx([
        makePenalty(5220, decided),
        makePenalty(5220, decided, {
          行政相对人名称: '郑州岚荻里商贸有限公司',
          行政处罚决定书文号: '二七市监罚字〔2026〕测5221号',
        }),
      ]),
    )
    expect(report.rejected).toHaveLength(1)
    expect(report.rejected[0]?.message).toContain('登记名称是“郑州岚荻里科技有限公司”')
    expect(report.created).toBe(1) // under its former name it is the same subject
  })

  test('carry another department’s decisions', async () => {
    const report = await importRows(
      await toXlsx([makePenalty(5230, decided, { 处罚机关: '郑州市生态环境局二七分局' })]),
    )
    expect(report.rejected[0]?.message).toContain('应由该单位自行报送')
  })
})

describe('the register of subjects', () => {
  const headers = ['统一社会信用代码', '名称', '法定代表人', '证件类型', '证件号码', '所属镇办', '成立日期', '联系电话']
  const row = (change: Record<string, string> = {}) => ({
    统一社会信用代码: makeUscc(6000),
    名称: '郑州漪屿建材有限公司',
    法定代表人: '沈砚',
    证件类型: '身份证',
    证件号码: '410103199003071237',
    所属镇办: '大学路街道',
    成立日期: '2019.5.6',
    联系电话: '13812345678',
    ...change,
  })
  const sheet = (...rows: Record<string, string>[]) => Buffer.from(toCsv(rows as never, headers))

  test('a sheet imports subjects; a new name makes the old one a former name; a new head ends the old post', async () => {
    expect(counts(await importRows(sheet(row()), { kind: 'subject', fileName: 'a.csv' }))).toMatchObject({ created: 1 })
    expect(counts(await importRows(sheet(row()), { kind: 'subject', fileName: 'a.csv' }))).toMatchObject({
      created: 0,
      unchanged: 1,
    })
    expect(
      counts(
        await importRows(
          sheet(row({ 名称: '郑州漪屿新材料有限公司', 法定代表人: '陆棠', 证件类型: '', 证件号码: '' })),
          { kind: 'subject', fileName: 'a.csv' },
        ),
      ),
    ).toMatchObject({ updated: 1 })
    const subject = await showSubject(makeUscc(6000))
    expect(subject).toMatchObject({
      name: '郑州漪屿新材料有限公司',
      verified: true,
      town: '大学路街道',
      establishedOn: '2019-05-06',
      formerNames: [{ name: '郑州漪屿建材有限公司' }],
    })
    expect(subject?.posts.map(({ name, until }) => [name, until === null])).toEqual([
      ['陆棠', true],
      ['沈砚', false],
    ])
  })

  test('identity numbers and phones are nowhere in the clear', async () => {
    const [{ found } = { found: true }] = await db.$queryRaw<{ found: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM (SELECT row_to_json(s)::text AS t FROM subject s UNION ALL SELECT row_to_json(p)::text FROM post p
        UNION ALL SELECT row_to_json(r)::text FROM import_row r UNION ALL SELECT row_to_json(a)::text FROM audit_entry a) x
        WHERE t ~ '410103199003071237|13812345678') AS found`
    expect(found).toBe(false)
  })

  test('only a department that keeps a register may import one', async () => {
    await expect(importRows(sheet(row()), { kind: 'subject', fileName: 'a.csv', department: 'sthj' })).rejects.toThrow(
      '不由本部门提供',
    )
  })
})

describe('at the desk', () => {
  const upload = async (rows: PenaltyRow[], as = 'scjg.officer') => {
    const file = new File([new Uint8Array(await toXlsx(rows))], '处罚.xlsx')
    return idFrom(await perform(uploadSheet, { kind: 'penalty', file }, as))
  }
  const view = async (id: string, as = 'scjg.officer') => runAs(await actor(as), () => showImport(id))

  test('preview first, then drafts, then a colleague releases the whole batch; each step once', async () => {
    const id = await upload([makePenalty(7001, decided), makePenalty(7002, decided, { 处罚依据: '无' })])
    await advanceImport(id)
    const preview = await view(id)
    expect(preview).toMatchObject({ entry: { state: 'checked' }, counts: { new: 1, faulty: 1 }, own: true })
    expect(preview?.faults).toMatchObject([{ label: '处罚依据', count: 1, rows: [4] }])
    expect(await db.record.count({ where: { docNo: { contains: '测7001号' } } })).toBe(0)

    expect(await perform(confirmImport, { importId: id }, 'scjg.officer')).toHaveProperty('redirect')
    expect(await perform(confirmImport, { importId: id }, 'scjg.officer')).toMatchObject({
      refusal: { code: 'conflict' },
    })
    await advanceImport(id)
    expect(await view(id)).toMatchObject({ entry: { state: 'written' }, drafts: 1 })
    expect((await listDisclosures({ q: '测7001号' })).items).toEqual([])

    expect(await perform(releaseImport, { importId: id }, 'sthj.reviewer')).toMatchObject({
      refusal: { code: 'not_found' },
    })
    expect(await perform(releaseImport, { importId: id }, 'scjg.reviewer')).toHaveProperty('redirect')
    await advanceImport(id)
    expect(await view(id, 'scjg.reviewer')).toMatchObject({ entry: { state: 'released' }, drafts: 0 })
    expect((await listDisclosures({ q: '测7001号' })).items).toHaveLength(1)
  })

  test('who imported a batch cannot release it, though they are a reviewer too', async () => {
    const id = await upload([makePenalty(7010, decided)], 'scjg.both')
    await advanceImport(id)
    await perform(confirmImport, { importId: id }, 'scjg.both')
    await advanceImport(id)
    expect(await perform(releaseImport, { importId: id }, 'scjg.both')).toMatchObject({
      refusal: { rule: 'four-eyes' },
    })
    await expect(
      db.$queryRaw`UPDATE import SET release_by = created_by WHERE id = ${id}::uuid RETURNING id`,
    ).rejects.toThrow(/four_eyes_import/)
  })

  test('another department sees nothing of it', async () => {
    const id = await upload([makePenalty(7020, decided)])
    await advanceImport(id)
    expect(await view(id, 'sthj.officer')).toBeNull()
    expect(await runAs(await actor('sthj.officer'), () => exportFaultyRows(id))).toBeNull()
  })

  test('cancelled before writing: nothing is written, and it cannot be confirmed', async () => {
    const id = await upload([makePenalty(7030, decided)])
    await advanceImport(id)
    await perform(cancelImport, { importId: id }, 'scjg.officer')
    expect(await perform(confirmImport, { importId: id }, 'scjg.officer')).toMatchObject({
      refusal: { code: 'conflict' },
    })
    await advanceImport(id)
    expect(await db.record.count({ where: { docNo: { contains: '测7030号' } } })).toBe(0)
  })

  test('the file of faulty rows can be mended and uploaded as it is', async () => {
    const id = await upload([
      makePenalty(7040, decided, { 法定代表人: '' }),
      makePenalty(7041, decided, { 处罚决定日期: '去年' }),
    ])
    await advanceImport(id)
    const download = await runAs(await actor('scjg.officer'), () => exportFaultyRows(id))
    const bytes = Buffer.from(await new Response(download?.body).arrayBuffer())
    const { readXlsx } = await import('hucre/xlsx')
    const [sheet] = (await readXlsx(bytes)).sheets
    expect(sheet?.rows[0]?.slice(-2)).toEqual(['错误原因', '原行号'])
    expect(sheet?.rows[1]?.at(-2)).toContain('法定代表人必填')
    // mend: the representative is missing in row 1, the date is wrong in row 2
    const at = (header: string) => PENALTY_HEADERS.indexOf(header as never)
    const rows = sheet?.rows
      .slice(1)
      .map((row) =>
        Object.fromEntries(PENALTY_HEADERS.map((header, i) => [header, String(row[i] ?? '')])),
      ) as PenaltyRow[]
    expect(at('法定代表人')).toBeGreaterThan(0)
    Object.assign(rows[0] as PenaltyRow, { 法定代表人: '补填' })
    Object.assign(rows[1] as PenaltyRow, { 处罚决定日期: decided })
    const mended = await toXlsx(rows, [...PENALTY_HEADERS, '错误原因', '原行号'])
    expect(counts(await importRows(mended))).toMatchObject({ created: 2, rejected: 0 })
  })

  test('the template that is offered is a sheet that is understood', async () => {
    for (const kind of ['penalty', 'licence', 'inspection', 'subject']) {
      const template = await runAs(await actor('scjg.officer'), () => exportTemplate(kind))
      const bytes = Buffer.from(await new Response(template?.body).arrayBuffer())
      await expect(importRows(bytes, { kind })).rejects.toThrow('下面没有数据行')
    }
    expect(await runAs(await actor('sthj.officer'), () => exportTemplate('subject'))).toBeNull()
  })
})
