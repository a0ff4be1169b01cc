import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  foldHeader,
  groupFaults,
  headerIndex,
  isFootnote,
  MAX_COLUMNS,
  MAX_FILE_BYTES,
  matchHeader,
  readHeaders,
  uploadInput,
} from '@/lib/imports/rules'
import type { Fault } from '@/lib/platform/fields'
import { COMPUTED_HEADERS } from '@/lib/records/rules-penalty'
import { TEMPLATES, type Template } from '@/lib/records/rules-templates'
import { REGISTRY_FIELDS } from '@/lib/subjects/rules'

const penalty = headerIndex(TEMPLATES.penalty.fields)
const licence = headerIndex(TEMPLATES.licence.fields)
const found = (header: string) => matchHeader(header, penalty)

describe('表头的识别', () => {
  const all: [string, Iterable<Template['fields'][number]>][] = [
    ...(Object.values(TEMPLATES) as Template[]).map(
      (template) => [template.name, template.fields] as [string, Template['fields']],
    ),
    ['主体登记', [...REGISTRY_FIELDS.values()]],
  ]

  test.each(all)('%s：国家标准键、我们的键、名称、别名都认得，各归各的字段', (_name, fields) => {
    const index = headerIndex(fields)
    for (const field of fields)
      for (const header of [field.label, field.national, field.key, ...(field.aliases ?? [])])
        if (header) expect(matchHeader(header, index)?.key, header).toBe(field.key)
  })

  test.each(all)('%s：加星号、必填选填、序号、冒号、空白换行、小写、全角，照样认得', (_name, fields) => {
    const index = headerIndex(fields)
    for (const field of fields) {
      const { label } = field
      const marked = [
        `*${label}`,
        `${label}＊`,
        `★${label}`,
        `${label}（必填）`,
        `${label}(选填)`,
        `(非必填)${label}`,
        `${label}【必填项】`,
        `1.${label}`,
        `12、${label}`,
        `${label}：`,
        ` ${label.slice(0, 2)}\n${label.slice(2)} `,
        label.replaceAll('(', '（').replaceAll(')', '）'),
        field.key.toUpperCase(),
        (field.national ?? field.key).toLowerCase(),
        (field.national ?? field.key).replace(/[A-Z_]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0)),
      ]
      for (const header of marked) expect(matchHeader(header, index)?.key, header).toBe(field.key)
    }
  })

  test.each([
    ['罚款金额(万元)', '万元'],
    ['罚款金额（元）', '元'],
    ['罚款金额（单位：元）', '元'],
    ['罚款金额(单位:万元)', '万元'],
    ['*罚款金额[元]（必填）', '元'],
    ['罚款数额（元）', '元'],
    ['罚款金额元', '元'],
    ['罚款金额', undefined],
    ['CF_NR_FK', undefined],
    ['CF_NR_FK(元)', '元'],
    ['fine_wan', undefined],
  ])('“%s”是罚款金额，单位%s', (header, unit) => {
    expect(found(header)).toEqual({ key: 'fine_wan', ...(unit ? { unit } : {}) })
  })

  test('带说明的表头去掉括号再认', () => {
    expect(found('处罚决定日期（格式YYYY/MM/DD）')).toEqual({ key: 'decision_date' })
    expect(found('没收金额（元）')).toEqual({ key: 'confiscated_wan', unit: '元' })
    expect(matchHeader('有效期至(长期填2099/12/31)', licence)).toEqual({ key: 'valid_to' })
  })

  test('相近的键不混：XK_YXQZ 是有效期自，XK_YXQZI 是有效期至', () => {
    expect(matchHeader('XK_YXQZ', licence)?.key).toBe('valid_from')
    expect(matchHeader('XK_YXQZI', licence)?.key).toBe('valid_to')
    expect(matchHeader('行政相对人代码_4(居民身份证号)', licence)?.key).toBe('person_id_no')
    expect(matchHeader('行政相对人代码_4(税务登记号)', licence)?.key).toBe('counterparty_tax_no')
    expect(matchHeader('行政相对人代码_1', licence)?.key).toBe('counterparty_uscc')
  })

  test('旧模板的键：XK_FR_SFZH、CF_FR_SFZH 是法定代表人身份证号', () => {
    expect(matchHeader('XK_FR_SFZH', licence)?.key).toBe('legal_rep_id_no')
    expect(found('CF_FR_SFZH')?.key).toBe('legal_rep_id_no')
  })

  test('系统计算的列、别的模板的键、空表头、只有单位的表头不认', () => {
    for (const header of [...COMPUTED_HEADERS, 'XK_WSH', '', '  ', '元', '(万元)', '序号', '＊'])
      expect(found(header), header).toBeNull()
  })

  test('归一后再归一不变', () => {
    const piece = fc.constantFrom(
      '罚款金额',
      '（必填）',
      '*',
      '1.',
      '：',
      ' ',
      '\n',
      '（',
      '）',
      '【元】',
      'cf_wsh',
      'Ａ',
      '★',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (parts) => {
        const folded = foldHeader(parts.join(''))
        expect(folded).not.toMatch(/[\s*＊★（）【】]/)
        expect(folded).toBe(folded.toUpperCase())
      }),
    )
  })
})

describe('一行表头', () => {
  test('得分是认出的字段数；同一字段的第二列不读；空列跳过；位置照旧', () => {
    const row = ['序号', '文书号', null, '罚款金额(元)', '处罚文号', 12, '罚款金额(万元)', ' ']
    expect(readHeaders(row, penalty)).toEqual({
      score: 2,
      columns: [
        { index: 0, header: '序号', key: null },
        { index: 1, header: '文书号', key: 'doc_no' },
        { index: 3, header: '罚款金额(元)', key: 'fine_wan', unit: '元' },
        { index: 4, header: '处罚文号', key: null },
        { index: 6, header: '罚款金额(万元)', key: null },
      ],
    })
  })

  test('国家标准模板的整行表头全部认得', () => {
    const labels = TEMPLATES.licence.fields.map(({ label }) => label)
    expect(readHeaders(labels, licence)).toMatchObject({ score: labels.length })
    const keys = TEMPLATES.penalty.fields.flatMap(({ national }) => (national ? [national] : []))
    expect(readHeaders(keys, penalty).columns.every(({ key }) => key !== null)).toBe(true)
  })

  test('最多看200列', () => {
    const wide = [...Array(MAX_COLUMNS).fill(''), '罚款金额']
    expect(readHeaders(wide, penalty)).toEqual({ score: 0, columns: [] })
    expect(readHeaders(wide.slice(1), penalty).score).toBe(1)
  })
})

describe('表尾的说明行', () => {
  test.each([
    [['合计', null, 12]],
    [['', '', '总计：3']],
    [['填报人：张某', '审核人：李某', '2026年']],
    [['填表单位']],
    [['制表：某']],
    [['说明：以上数据']],
    [['备注：无']],
    [['注：见附件']],
    [['注:见附件']],
    [['联系人某某']],
  ])('%j 是说明', (cells) => {
    expect(isFootnote(cells)).toBe(true)
  })

  test.each([
    [[]],
    [[null, '', '  ']],
    [['合计', '1', '2', '3']],
    [['郑州合计有限公司', '1']],
    [['注册商标公司']],
    [[12, '合计']],
  ])('%j 不是说明', (cells) => {
    expect(isFootnote(cells)).toBe(false)
  })
})

describe('问题归并', () => {
  const fault = (changes: Partial<Fault> = {}): Fault => ({
    key: 'decision_date',
    label: '处罚决定日期',
    value: '昨天',
    message: '“昨天”不是日期，请按 2026/03/05 的格式填写',
    rule: 'format',
    ...changes,
  })

  test('同一字段同一规则、只有引用的值不同的是一类；留第一个为例', () => {
    const groups = groupFaults([
      { rowNo: 2, faults: [fault()] },
      { rowNo: 5, faults: [fault({ value: '前天', message: '“前天”不是日期，请按 2026/03/05 的格式填写' })] },
    ])
    expect(groups).toEqual([
      {
        label: '处罚决定日期',
        rule: 'format',
        message: '“昨天”不是日期，请按 2026/03/05 的格式填写',
        count: 2,
        rows: [2, 5],
        sample: '昨天',
      },
    ])
  })

  test('字段、规则或说法不同的分开', () => {
    const rows = [
      {
        rowNo: 1,
        faults: [fault(), fault({ key: 'valid_to' }), fault({ rule: 'required' }), fault({ message: '不能晚于今天' })],
      },
    ]
    expect(groupFaults(rows)).toHaveLength(4)
  })

  test('多的在前，行号最多列10个，总数不少', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), { maxLength: 40 }), (rows) => {
        const groups = groupFaults(rows.map((keys, i) => ({ rowNo: i + 1, faults: keys.map((key) => fault({ key })) })))
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(rows.flat().length)
        expect(groups.map(({ count }) => count)).toEqual(groups.map(({ count }) => count).sort((x, y) => y - x))
        for (const group of groups) {
          expect(group.rows).toHaveLength(Math.min(10, group.count))
          expect([...group.rows].sort((x, y) => x - y)).toEqual(group.rows)
        }
      }),
    )
  })
})

describe('上传', () => {
  const file = (size: number) => Object.defineProperty(new File(['x'], 'a.xlsx'), 'size', { value: size })

  test('30MB以内的文件；空文件和没有文件的说明', () => {
    expect(uploadInput.safeParse({ kind: 'penalty', file: file(MAX_FILE_BYTES) }).success).toBe(true)
    const message = (input: unknown) => uploadInput.safeParse(input).error?.issues[0]?.message
    expect(message({ kind: 'penalty', file: file(MAX_FILE_BYTES + 1) })).toBe('文件超过30MB，请拆分后上传')
    expect(message({ kind: 'penalty', file: new File([], 'a.xlsx') })).toBe('请选择要上传的文件；文件不能为空')
    expect(message({ kind: 'penalty', file: 'a.xlsx' })).toBe('请选择要上传的文件')
    expect(message({ kind: '', file: file(1) })).toBe('请选择表格的种类')
  })
})
