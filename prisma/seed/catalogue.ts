/**
 * The collection catalogue (article 4): 13 classes after 全国公共信用信息基础目录 (2024 edition), items after what the district
 * collects. The ten administrative acts of class 3 have a template of their own; all others use the general one.
 */
import type { TemplateKey } from '@/lib/records/rules-templates'
import type { SubjectKind } from '@/lib/standards/uscc'

type Publicity = 'public' | 'government' | 'authorised' | 'closed'
const ORGANISATIONS: SubjectKind[] = [
  'enterprise',
  'sole_trader',
  'cooperative',
  'agency',
  'institution',
  'social_organisation',
  'village',
  'law_firm',
  'other',
]
const EVERYONE: SubjectKind[] = [...ORGANISATIONS, 'natural_person']
const ANY_DEPARTMENT = '各行业主管部门，各镇（街道）、管委会'

export type CatalogueSeed = {
  key: string
  code: string
  classNo: number
  name: string
  template: TemplateKey
  subjectKinds: SubjectKind[]
  publicity: Publicity
  shareScope: string
  updateFrequency: string
  timeLimitWorkdays: number | null
  departmentKeys: string[]
  departments: string
  legalBasis: string
  retention: string
  verified: boolean
  sort: number
}

type Short = { key: string; name: string; classNo: number; keys?: string[]; departments?: string } & Partial<
  Omit<CatalogueSeed, 'key' | 'name' | 'classNo' | 'departmentKeys' | 'departments' | 'code' | 'sort'>
>

const SEVEN_DAYS = '二七政〔2020〕5号第15条：7个工作日内上网公开'
const act = (key: TemplateKey, name: string, basis: string, verified: boolean, extra: Partial<Short> = {}): Short => ({
  key,
  name,
  classNo: 3,
  template: key,
  subjectKinds: EVERYONE,
  timeLimitWorkdays: 7,
  updateFrequency: '自作出决定之日起7个工作日内',
  legalBasis: `${basis}；${SEVEN_DAYS}`,
  verified,
  ...extra,
})

const ITEMS: Short[] = [
  {
    key: 'registration',
    name: '企业、个体工商户、农民专业合作社登记信息',
    classNo: 1,
    keys: ['scjg'],
    departments: '区市场监管局',
    legalBasis: '《市场主体登记管理条例》',
  },
  {
    key: 'institution-registration',
    name: '事业单位法人登记信息',
    classNo: 1,
    keys: ['xyb', 'fgw'],
    departments: '区委编办（由区信用办代录）',
    legalBasis: '《事业单位登记管理暂行条例》',
  },
  {
    key: 'social-registration',
    name: '社会团体、民办非企业单位登记信息',
    classNo: 1,
    keys: ['mzj'],
    departments: '区民政局',
    legalBasis: '《社会团体登记管理条例》《民办非企业单位登记管理暂行条例》',
  },
  {
    key: 'village-registration',
    name: '基层群众性自治组织、农村集体经济组织赋码信息',
    classNo: 1,
    keys: ['mzj', 'nyw'],
    departments: '区民政局、区农业农村委',
    legalBasis: 'GB 32100-2015',
  },
  {
    key: 'registration-end',
    name: '注销、吊销信息',
    classNo: 1,
    keys: ['scjg', 'mzj'],
    departments: '区市场监管局、区民政局',
    legalBasis: '《市场主体登记管理条例》',
  },
  {
    key: 'judgment-debtor',
    name: '失信被执行人信息',
    classNo: 2,
    keys: ['fy'],
    departments: '区法院',
    legalBasis: '法释〔2017〕7号',
    subjectKinds: EVERYONE,
    publicity: 'government',
  },
  {
    key: 'consumption-limit',
    name: '限制消费信息',
    classNo: 2,
    keys: ['fy'],
    departments: '区法院',
    legalBasis: '法释〔2015〕17号',
    subjectKinds: EVERYONE,
    publicity: 'government',
  },
  {
    key: 'false-litigation',
    name: '虚假诉讼失信人信息',
    classNo: 2,
    keys: ['fy'],
    departments: '区法院',
    legalBasis: '法发〔2021〕10号；二七政〔2020〕5号第15条',
    subjectKinds: EVERYONE,
    publicity: 'government',
  },
  act('licence', '行政许可', '《行政许可法》；发改办财金〔2018〕424号', true),
  act('penalty', '行政处罚', '《行政处罚法》第四十八条；发改办财金〔2018〕424号', true),
  act('compulsion', '行政强制', '《行政强制法》', false),
  act('confirmation', '行政确认', '各单行法律法规', false),
  act('levy', '行政征收', '《税收征收管理法》等', false),
  act('payment', '行政给付', '社会救助等法律法规', false),
  act('adjudication', '行政裁决', '各单行法律法规', false),
  act('compensation', '行政补偿', '《国有土地上房屋征收与补偿条例》等', false),
  act('reward', '行政奖励', '各单行法律法规和表彰规定', false),
  act('inspection', '行政监督检查', '各监管法律法规；“双随机、一公开”有关规定', false),
  {
    key: 'professional-title',
    name: '专业技术职称信息',
    classNo: 4,
    keys: ['rsj'],
    departments: '区人力资源社会保障局',
    subjectKinds: ['natural_person'],
    publicity: 'authorised',
    legalBasis: '《职称评审管理暂行规定》',
  },
  {
    key: 'lawyer',
    name: '律师、公证员、基层法律服务执业信息',
    classNo: 4,
    keys: ['sfj'],
    departments: '区司法局',
    subjectKinds: ['natural_person', 'law_firm'],
    publicity: 'authorised',
    legalBasis: '《律师法》《公证法》',
  },
  {
    key: 'occupation',
    name: '教师、医师、会计、导游等职业资格信息',
    classNo: 4,
    keys: ['jyj', 'wjw', 'czj', 'wlj'],
    departments: '区教育局、区卫生健康委、区财政局、区文化旅游体育局',
    subjectKinds: ['natural_person'],
    publicity: 'authorised',
    legalBasis: '《教师法》《医师法》《会计法》《旅游法》',
  },
  {
    key: 'abnormal-business',
    name: '经营异常名录（状态）信息',
    classNo: 5,
    keys: ['scjg'],
    departments: '区市场监管局',
    legalBasis: '《企业信息公示暂行条例》',
    publicity: 'government',
  },
  {
    key: 'abnormal-social',
    name: '社会组织活动异常名录信息',
    classNo: 5,
    keys: ['mzj'],
    departments: '区民政局',
    legalBasis: '民政部令第60号',
    publicity: 'government',
  },
  {
    key: 'serious-list',
    name: '严重失信主体名单信息',
    classNo: 6,
    departments: '各认定部门、区法院',
    legalBasis: '国办发〔2020〕49号',
    subjectKinds: EVERYONE,
    publicity: 'government',
  },
  {
    key: 'procurement-contract',
    name: '政府采购合同履行信息',
    classNo: 7,
    keys: ['czj', 'ggzy'],
    departments: '区财政局、区公共资源交易中心',
    legalBasis: '《政府采购法》',
    publicity: 'government',
  },
  {
    key: 'tender-contract',
    name: '招标投标和公共资源交易履约信息',
    classNo: 7,
    keys: ['fgw', 'ggzy'],
    departments: '区发展改革委、区公共资源交易中心',
    legalBasis: '《招标投标法》',
    publicity: 'government',
  },
  {
    key: 'arrears',
    name: '拖欠中小企业账款、农民工工资信息',
    classNo: 7,
    keys: ['czj', 'rsj', 'kgj'],
    departments: '区财政局、区人力资源社会保障局、区科技和工业信息化局',
    legalBasis: '《保障中小企业款项支付条例》《保障农民工工资支付条例》；二七政〔2020〕5号第12条',
    publicity: 'government',
  },
  {
    key: 'public-evaluation',
    name: '公共信用综合评价信息',
    classNo: 9,
    keys: ['fgw', 'xyb'],
    departments: '区发展改革委',
    legalBasis: 'GB/T 45255-2025',
    publicity: 'government',
  },
  {
    key: 'tax-credit',
    name: '纳税信用评价信息',
    classNo: 9,
    keys: ['tax'],
    departments: '区税务局',
    legalBasis: '《纳税信用管理办法》',
    publicity: 'government',
  },
  {
    key: 'risk-class',
    name: '企业信用风险分类信息',
    classNo: 9,
    keys: ['scjg'],
    departments: '区市场监管局',
    legalBasis: '国市监信发〔2022〕6号',
    publicity: 'government',
  },
  {
    key: 'annual-report',
    name: '年报公示信息',
    classNo: 10,
    keys: ['scjg', 'mzj'],
    departments: '区市场监管局、区民政局',
    legalBasis: '《企业信息公示暂行条例》',
    publicity: 'government',
  },
  {
    key: 'compliance',
    name: '统计、环保、社会保险守法信息',
    classNo: 10,
    keys: ['tjj', 'sthj', 'rsj'],
    departments: '区统计局、区生态环境分局、区人力资源社会保障局',
    legalBasis: '《统计法》《环境保护法》《社会保险法》',
    publicity: 'government',
  },
  {
    key: 'class-a-taxpayer',
    name: 'A级纳税人信息',
    classNo: 11,
    keys: ['tax'],
    departments: '区税务局',
    legalBasis: '《纳税信用管理办法》',
    publicity: 'government',
  },
  {
    key: 'honour',
    name: '诚信典型、道德模范、慈善和志愿服务信息',
    classNo: 11,
    keys: ['xcb', 'mzj', 'qtzz'],
    departments: '区委宣传部、区民政局、团区委',
    legalBasis: '《慈善法》《志愿服务条例》',
    subjectKinds: EVERYONE,
    publicity: 'government',
  },
  {
    key: 'intellectual-property',
    name: '专利、商标、奖项和质押信息',
    classNo: 12,
    keys: ['scjg', 'kgj'],
    departments: '区市场监管局（知识产权）、区科技和工业信息化局',
    legalBasis: '《专利法》《商标法》',
    publicity: 'government',
  },
  {
    key: 'commitment',
    name: '信用承诺及其履行情况信息',
    classNo: 8,
    departments: '区政务服务中心、各行业主管部门',
    legalBasis: 'GB/T 46277-2025；二七政〔2020〕5号第1条',
    subjectKinds: EVERYONE,
    publicity: 'government',
  },
  {
    key: 'self-declared',
    name: '自主申报的资质证照、市场经营、合同履行、社会公益信息',
    classNo: 13,
    keys: ['fgw', 'xyb'],
    departments: '区发展改革委',
    legalBasis: '二七政〔2020〕5号第5条',
    publicity: 'government',
  },
]

const RETENTION = '公示期满后转入档案，保存5年（待核实）'

export const CATALOGUE: CatalogueSeed[] = [...ITEMS]
  .sort((a, b) => a.classNo - b.classNo)
  .map(({ keys, departments, ...item }, sort) => ({
    template: 'general',
    subjectKinds: ORGANISATIONS,
    publicity: 'public',
    shareScope: '本区各部门按需共享，并报送市信用平台',
    updateFrequency: '每月',
    timeLimitWorkdays: null,
    legalBasis: '',
    retention: RETENTION,
    verified: false,
    ...item,
    departmentKeys: keys ?? [],
    departments: departments ?? ANY_DEPARTMENT,
    code: `410103${String(item.classNo).padStart(2, '0')}${String(sort + 1).padStart(3, '0')}`,
    sort,
  }))
