import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { findImportActors, importFile } from '@/lib/imports/jobs'
import type { ImportReport } from '@/lib/imports/rules'
import { db } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import { addDays } from '@/lib/standards/dates'
import { today } from '@/tests/support/penalty-form'
import { makePenalty, PENALTY_HEADERS, type PenaltyRow, toCsv } from '@/tests/support/sheet'

const decided = addDays(today(), -2)

async function run(bytes: Buffer, fileName = 'sheet.xlsx', kind = 'penalty'): Promise<Result<ImportReport>> {
  const actors = await findImportActors('scjg', null)
  if (!actors.ok) throw new Error('no officer')
  return importFile({ kind, departmentKey: 'scjg', fileName, bytes, ...actors.value, dryRun: false })
}
async function good(bytes: Buffer, fileName?: string): Promise<ImportReport> {
  const result = await run(bytes, fileName)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
async function refusal(bytes: Buffer, fileName?: string): Promise<string> {
  const result = await run(bytes, fileName)
  if (result.ok) throw new Error('was read')
  return 'message' in result.refusal ? (result.refusal.message ?? '') : ''
}
const contentOf = async (docNo: string) => {
  const record = await db.record.findFirst({ where: { docNo } })
  const revision = await db.recordRevision.findFirst({ where: { recordId: record?.id ?? '' }, orderBy: { no: 'desc' } })
  return revision?.content as Record<string, unknown>
}

type CellValue = string | number | Date | null
const workbook = async (
  rows: CellValue[][],
  extra: Partial<Parameters<typeof writeXlsx>[0]['sheets'][number]> = {},
  more: Parameters<typeof writeXlsx>[0]['sheets'] = [],
) => Buffer.from(await writeXlsx({ sheets: [{ name: '处罚', rows, ...extra }, ...more] }))
const cells = (row: PenaltyRow, headers: readonly string[] = PENALTY_HEADERS): CellValue[] =>
  headers.map((header) => (row as Record<string, string>)[header] || null)
const headerRow = [...PENALTY_HEADERS]

describe('headers', () => {
  test('merged titles above, notes below, stars and （必填） in the headers, any order', async () => {
    const headers = [...PENALTY_HEADERS].reverse()
    const report = await good(
      await workbook(
        [
          ['二七区行政处罚信息公示表', ...Array(20).fill(null)],
          ['填报单位：区市场监管局', null, '填报日期：2026年11月'],
          headers.map((header, i) => (i % 2 ? `*${header}` : `${header}\n（必填）`)),
          cells(makePenalty(101, decided), headers),
          ['填表人：张某', null, null],
        ],
        { merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 20 }] },
      ),
    )
    expect(report).toMatchObject({ rows: 1, created: 1, rejected: [] })
  })

  test('national keys instead of names, and a second row of keys under the names', async () => {
    const keys = [
      'CF_XDR_MC',
      'CF_XDR_LB',
      'CF_XDR_SHXYM',
      'CF_FRDB',
      'CF_WSH',
      'CF_WFXW',
      'CF_SY',
      'CF_YJ',
      'CF_CFLB',
      'CF_NR',
      'CF_NR_FK',
      'CF_NR_WFFF',
      'CF_NR_ZKDX',
      'CF_JDRQ',
      'CF_YXQ',
      'CF_GSJZQ',
      'CF_CFJG',
      'CF_CFJGDM',
      'CF_SJLY',
      'CF_SJLYDM',
      'BZ',
    ]
    expect(await good(await workbook([keys, cells(makePenalty(111, decided))]))).toMatchObject({
      created: 1,
      rejected: [],
    })
    expect(await good(await workbook([headerRow, keys, cells(makePenalty(112, decided))]))).toMatchObject({
      rows: 1,
      created: 1,
      rejected: [],
    })
  })

  test('the sheet with the data is found among others; hidden sheets are not read', async () => {
    const report = await good(
      await workbook([['说明'], ['请按国家标准填写']], { name: '填写说明' }, [
        { name: '数据', rows: [headerRow, cells(makePenalty(121, decided))] },
        { name: '隐藏', hidden: true, rows: [headerRow, cells(makePenalty(122, decided))] },
      ]),
    )
    expect(report).toMatchObject({ rows: 1, created: 1 })
    expect(await db.record.count({ where: { docNo: { contains: '测122号' } } })).toBe(0)
  })

  test('a column that must be there, a sheet of another kind, no header at all: each is said', async () => {
    const without = PENALTY_HEADERS.filter((header) => header !== '处罚依据')
    expect(await refusal(await workbook([[...without], cells(makePenalty(131, decided), without)]))).toContain(
      '缺少必需的列：处罚依据',
    )
    const licence = [
      '行政相对人名称',
      '行政相对人类别',
      '行政许可决定文书名称',
      '行政许可决定文书号',
      '许可类别',
      '许可内容',
      '许可决定日期',
      '有效期自',
      '有效期至',
      '许可机关',
    ]
    expect(await refusal(await workbook([licence, licence.map(() => '值')]))).toContain('这像是“行政许可”的表')
    expect(
      await refusal(
        await workbook([
          ['甲', '乙'],
          ['1', '2'],
        ]),
      ),
    ).toContain('没有找到表头')
  })
})

describe('cells', () => {
  test('dates as text, dots, serial numbers, real dates and in Chinese; full-width digits; trailing blanks; five ways of brackets', async () => {
    const [year = '', month = '', day = ''] = decided.split('-')
    const fullWidth = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const serial = Math.round(
      (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000,
    )
    const dates: CellValue[] = [
      decided,
      `${year}.${Number(month)}.${Number(day)}`,
      `${year}年${Number(month)}月${Number(day)}日`,
      serial,
      new Date(`${decided}T00:00:00Z`),
      `${year}${month}${day}`,
      fullWidth(`${year}/${month}/${day}`),
      `${decided} 00:00:00`,
    ]
    const brackets = ['〔2026〕', '[2026]', '（2026）', '【2026】', '﹝2026﹞', '(２０２６)', '［2026］', '〔 2026 〕']
    const at = PENALTY_HEADERS.indexOf('处罚决定日期')
    const rows = dates.map((date, i) => {
      const row = cells(
        makePenalty(201 + i, decided, {
          行政处罚决定书文号: `二七市监罚字${brackets[i]}测${201 + i} 号　`,
          行政相对人名称: `  郑州霁测${201 + i}号商贸有限公司 `,
        }),
      )
      row[at] = date
      return row
    })
    expect(await good(await workbook([headerRow, ...rows]))).toMatchObject({ created: 8, rejected: [] })
    for (let i = 0; i < dates.length; i++) {
      expect(await contentOf(`二七市监罚字〔2026〕测${201 + i}号`)).toMatchObject({
        decision_date: decided,
        counterparty_name: `郑州霁测${201 + i}号商贸有限公司`,
      })
    }
  })

  test('元 in the header or in the cell becomes 万元; 元 typed into a column of 万元 is found by what the decision says', async () => {
    const headers = PENALTY_HEADERS.map((header) => (header === '罚款金额(万元)' ? '罚款金额（元）' : header))
    const at = PENALTY_HEADERS.indexOf('罚款金额(万元)')
    const inYuan = cells(makePenalty(301, decided, { 处罚内容: '罚款人民币15000元' }))
    inYuan[at] = 15_000
    expect(await good(await workbook([headers, inYuan]))).toMatchObject({ created: 1, rejected: [] })
    expect(await contentOf('二七市监罚字〔2026〕测301号')).toMatchObject({ fine_wan: '1.5' })
    const withUnit = cells(makePenalty(302, decided, { 处罚内容: '罚款人民币15000元' }))
    withUnit[at] = '￥15,000元'
    expect(await good(await workbook([headerRow, withUnit]))).toMatchObject({ created: 1 })
    const wrong = cells(makePenalty(303, decided, { 处罚内容: '罚款人民币15000元' }))
    wrong[at] = 15_000
    expect((await good(await workbook([headerRow, wrong]))).rejected).toMatchObject([
      { row: 2, column: '罚款金额(万元)', value: '15000', message: expect.stringContaining('应填1.5') },
    ])
  })

  test('hidden rows are left out and said; empty rows are nothing; row numbers are the sheet’s', async () => {
    const bytes = await workbook(
      [
        headerRow,
        cells(makePenalty(401, decided)),
        [],
        cells(makePenalty(402, decided)),
        headerRow.map(() => '   '),
        cells(makePenalty(403, decided, { 法定代表人: '' })),
      ],
      {
        rowDefs: new Map([[3, { hidden: true }]]),
      } as never,
    )
    const report = await good(bytes)
    expect(report).toMatchObject({ rows: 2, created: 1 })
    expect(report.rejected).toMatchObject([{ row: 6, column: '法定代表人' }])
    const [entry] = await db.import.findMany({ orderBy: { createdAt: 'desc' }, take: 1 })
    expect(JSON.stringify(entry?.notes)).toContain('1个隐藏行（第4行）')
  })

  test('formulas give their value; a formula in error is a fault', async () => {
    const at = PENALTY_HEADERS.indexOf('罚款金额(万元)')
    const rows = [headerRow, cells(makePenalty(411, decided)), cells(makePenalty(412, decided))] as CellValue[][]
    const bytes = await workbook(rows, {
      cells: new Map([
        [`1,${at}`, { value: 1.6, formula: '0.8*2', formulaResult: 1.6, type: 'formula' }],
        [`2,${at}`, { value: '#REF!', type: 'error' }],
      ]),
    } as never)
    const report = await good(bytes)
    expect(report.rejected.map(({ row }) => row)).toEqual([3])
    expect(await contentOf('二七市监罚字〔2026〕测411号')).toMatchObject({ fine_wan: '1.6' })
    expect(report.rejected).toMatchObject([
      { row: 3, column: '罚款金额(万元)', message: expect.stringContaining('公式') },
    ])
  })

  test('an identity number that the spreadsheet made a number is refused, not guessed', async () => {
    const headers = [...PENALTY_HEADERS, '证件类型', '证件号码']
    const row = [
      ...cells(
        makePenalty(421, decided, {
          行政相对人类别: '自然人',
          '行政相对人代码_1(统一社会信用代码)': '',
          法定代表人: '',
          行政相对人名称: '某人',
        }),
      ),
      '身份证',
      410103199003071237,
    ]
    const report = await good(await workbook([headers, row]))
    expect(report.rejected).toMatchObject([{ column: '证件号码', message: expect.stringContaining('设为文本') }])
  })

  test('a business without a code is keyed by a hash, never by the placeholder', async () => {
    const row = makePenalty(431, decided, {
      行政相对人类别: '个体工商户',
      '行政相对人代码_1(统一社会信用代码)': '00000000000000000X',
      行政相对人名称: '二七区霁测小吃店',
    })
    expect(await good(await workbook([headerRow, cells(row)]))).toMatchObject({ created: 1, rejected: [] })
    const record = await db.record.findFirst({ where: { docNo: { contains: '测431号' } } })
    expect(record?.subjectCode).toMatch(/^T[0-9A-Z]{26}$/)
    expect(
      (
        await good(
          await workbook([
            headerRow,
            cells(makePenalty(432, decided, { '行政相对人代码_1(统一社会信用代码)': '00000000000000000X' })),
          ]),
        )
      ).rejected[0]?.message,
    ).toContain('只有个体工商户')
  })
})

describe('comma-separated values', () => {
  const csv = (number: number) => toCsv([makePenalty(number, decided)])

  test('UTF-8 with and without a byte order mark, GB18030, UTF-16, tabs, =" " and quotes over lines', async () => {
    const gb = (text: string): Buffer => {
      // TextEncoder writes UTF-8 only: build the reverse table of GB18030's two-byte range once.
      const table = new Map<string, Buffer>()
      const decoder = new TextDecoder('gb18030')
      for (let lead = 0x81; lead <= 0xfe; lead++)
        for (let trail = 0x40; trail <= 0xfe; trail++)
          if (trail !== 0x7f) table.set(decoder.decode(Buffer.of(lead, trail)), Buffer.of(lead, trail))
      return Buffer.concat(
        [...text].map((ch) => (ch < '\u0080' ? Buffer.from(ch) : (table.get(ch) ?? Buffer.from('?')))),
      )
    }
    const files = [
      Buffer.from(csv(501)),
      Buffer.from(`\uFEFF${csv(502)}`),
      gb(csv(503)),
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(csv(504), 'utf16le')]),
      Buffer.from(csv(505).replaceAll(',', '\t')),
      Buffer.from(
        csv(506)
          .replace('91410103', '="91410103')
          .replace(/(="[0-9A-Z]{18})/, '$1"'),
      ),
      Buffer.from(csv(507).replace(/经查，[^,]+/, (fact) => `"${fact.slice(0, 6)}\n${fact.slice(6)}"`)),
    ]
    for (const [i, file] of files.entries())
      expect(await good(file, `${i}.csv`), `file ${i}`).toMatchObject({ created: 1, rejected: [] })
  })
})

describe('what is not a sheet is refused with the reason', () => {
  const zip = (entries: [string, Buffer][]): Buffer => {
    const parts: Buffer[] = []
    const directory: Buffer[] = []
    let offset = 0
    for (const [name, body] of entries) {
      const packed = deflateRawSync(body)
      const head = Buffer.alloc(30)
      head.writeUInt32LE(0x04034b50, 0)
      head.writeUInt16LE(8, 8)
      head.writeUInt32LE(packed.length, 18)
      head.writeUInt32LE(body.length, 22)
      head.writeUInt16LE(name.length, 26)
      const central = Buffer.alloc(46)
      central.writeUInt32LE(0x02014b50, 0)
      central.writeUInt16LE(8, 10)
      central.writeUInt32LE(packed.length, 20)
      central.writeUInt32LE(body.length, 24)
      central.writeUInt16LE(name.length, 28)
      central.writeUInt32LE(offset, 42)
      parts.push(head, Buffer.from(name), packed)
      directory.push(central, Buffer.from(name))
      offset += 30 + name.length + packed.length
    }
    const list = Buffer.concat(directory)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(entries.length, 8)
    end.writeUInt16LE(entries.length, 10)
    end.writeUInt32LE(list.length, 12)
    end.writeUInt32LE(offset, 16)
    return Buffer.concat([...parts, list, end])
  }
  const xml = (text: string) => Buffer.from(text)

  test.each([
    [
      'an encrypted workbook',
      async () =>
        Buffer.from(
          await writeXlsx({ sheets: [{ name: 'a', rows: [[1]] }], encryption: { password: 'x', spinCount: 1000 } }),
        ),
      '设有密码',
    ],
    [
      'an old .xls',
      async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
      '另存为 .xlsx',
    ],
    [
      'a workbook with macros',
      async () =>
        zip([
          ['[Content_Types].xml', xml('<Types/>')],
          ['xl/workbook.xml', xml('<workbook/>')],
          ['xl/vbaProject.bin', Buffer.alloc(10)],
        ]),
      '含有宏',
    ],
    [
      'a truncated workbook',
      async () => (await workbook([headerRow, cells(makePenalty(601, decided))])).subarray(0, 3000),
      '不完整或已损坏',
    ],
    [
      'a zip bomb',
      async () =>
        zip([
          ['[Content_Types].xml', xml('<Types/>')],
          ['xl/workbook.xml', xml('<workbook/>')],
          ['xl/worksheets/sheet1.xml', Buffer.alloc(60_000_000, 0x20)],
        ]),
      '异常巨大',
    ],
    [
      'a Word document',
      async () =>
        zip([
          ['[Content_Types].xml', xml('<Types/>')],
          ['word/document.xml', xml('<w/>')],
        ]),
      '不是 Excel 工作簿',
    ],
    [
      'entities that grow without end',
      async () =>
        zip([
          ['[Content_Types].xml', xml('<Types/>')],
          ['xl/workbook.xml', xml('<!DOCTYPE a [<!ENTITY b "cccc">]><workbook>&b;</workbook>')],
        ]),
      '已损坏',
    ],
    ['a PDF', async () => Buffer.from('%PDF-1.7\n'), 'PDF'],
    [
      'a picture',
      async () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500)]),
      '不是表格文件',
    ],
    ['an empty file', async () => Buffer.alloc(0), '空的'],
    ['plain prose', async () => Buffer.from('这是一段话，不是表格。'), '没有找到表头'],
    ['a header without rows', async () => workbook([headerRow]), '下面没有数据行'],
  ])('%s', async (_what, make, reason) => {
    expect(await refusal(await make(), 'x.csv')).toContain(reason)
  })
})
