/**
 * Departments, towns and management committees of 二七区.
 * Names and duties: 二七政〔2020〕5号 (`source: seed`); what it only implies by 各行业主管部门 is marked unverified, and so are
 * the full names of bodies after the reform of 2019. `[key, name, full name, kind, lead articles, support articles, verified]`.
 */
type Row = readonly [
  key: string,
  name: string,
  fullName: string,
  kind: string,
  lead: number[],
  support: number[],
  verified: boolean,
  ...aliases: string[],
]

const named = '二七政〔2020〕5号点名'
const implied = '“各行业主管部门”，待核实'

const ALL: Row[] = [
  ['qzf', '区政府', '郑州市二七区人民政府', 'government', [], [23], true],
  ['qzfb', '区政府办公室', '郑州市二七区人民政府办公室', 'office', [], [], true],
  [
    'xyb',
    '区社会信用体系建设工作领导小组办公室',
    '郑州市二七区社会信用体系建设工作领导小组办公室',
    'committee',
    [23],
    [],
    true,
    '区信用办',
    '区社会信用体系建设工作领导小组',
  ],
  [
    'fgw',
    '区发展改革委',
    '郑州市二七区发展和改革委员会',
    'department',
    [3, 4, 5, 6, 10, 11, 13, 14, 15, 18, 19, 20, 21, 22, 23],
    [1],
    true,
    '区发展和改革委员会',
    '区发改委',
  ],
  [
    'zwfw',
    '区政务服务中心',
    '郑州市二七区政务服务中心',
    'department',
    [1, 19],
    [],
    true,
    '区行政审批和政务信息管理局',
    '区行政审批局',
  ],
  ['tax', '区税务局', '国家税务总局郑州市二七区税务局', 'department', [1], [], true],
  ['mzj', '区民政局', '郑州市二七区民政局', 'department', [1, 11, 18], [], true],
  ['zzb', '区委组织部', '中共郑州市二七区委组织部', 'party', [], [2], true],
  [
    'scjg',
    '区市场监管局',
    '郑州市二七区市场监督管理局',
    'department',
    [4, 11, 13, 15, 19],
    [],
    true,
    '区市场监督管理局',
    '二七区食品药品监督管理局',
  ],
  ['dsj', '区大数据中心', '郑州市二七区大数据中心', 'department', [4, 15, 16], [], true],
  ['commerce', '区商务局', '郑州市二七区商务局', 'department', [11], [], true],
  [
    'sthj',
    '区生态环境分局',
    '郑州市生态环境局二七分局',
    'department',
    [11],
    [],
    true,
    '二七生态环境分局',
    '二七区生态环境局',
  ],
  ['jsjt', '区建设和交通局', '郑州市二七区建设和交通局', 'department', [11], [], true, '区建交局'],
  ['yjgl', '区应急管理局', '郑州市二七区应急管理局', 'department', [11], [], true, '区应急局'],
  ['jyj', '区教育局', '郑州市二七区教育局', 'department', [11], [], true],
  ['cgj', '区城管局', '郑州市二七区城市管理局', 'department', [11], [], true, '区城市管理局', '区城市综合执法局'],
  ['sfj', '区司法局', '郑州市二七区司法局', 'department', [11], [], true],
  ['fy', '区法院', '郑州市二七区人民法院', 'court', [11], [], true, '二七区人民法院'],
  ['czj', '区财政局', '郑州市二七区财政局', 'department', [12], [], true],
  ['jrzx', '区金融中心', '郑州市二七区金融服务中心', 'department', [18], [], true, '区金融工作服务中心'],
  ['xcb', '区委宣传部', '中共郑州市二七区委宣传部', 'party', [22], [], true],
  [
    'jwjw',
    '区纪委监委',
    '郑州市二七区监察委员会',
    'party',
    [],
    [12],
    true,
    '中共郑州市二七区纪律检查委员会',
    '纪检监察机关',
  ],
  ['sjj', '区审计局', '郑州市二七区审计局', 'department', [], [12], false],
  [
    'rsj',
    '区人力资源社会保障局',
    '郑州市二七区人力资源和社会保障局',
    'department',
    [],
    [],
    false,
    '区人社局',
    '区人力资源和社会保障局',
  ],
  ['wjw', '区卫生健康委', '郑州市二七区卫生健康委员会', 'department', [], [], false, '区卫健委', '区卫生健康委员会'],
  ['wlj', '区文化旅游体育局', '郑州市二七区文化旅游体育局', 'department', [], [], false, '区文旅体局'],
  ['gaj', '公安二七分局', '郑州市公安局二七分局', 'department', [], [], false, '二七公安分局', '二七区公安分局'],
  ['zrzy', '自然资源和规划二七分局', '郑州市自然资源和规划局二七分局', 'department', [], [], false],
  ['fgj', '区住房保障中心', '郑州市二七区住房保障中心', 'department', [], [], false, '区房管局', '区住房保障服务中心'],
  ['nyw', '区农业农村委', '郑州市二七区农业农村工作委员会', 'department', [], [], false, '区农委', '区农业农村局'],
  ['ybj', '区医疗保障局', '郑州市二七区医疗保障局', 'department', [], [], false, '区医保局'],
  ['tjj', '区统计局', '郑州市二七区统计局', 'department', [], [], false],
  ['xfdd', '区消防救援大队', '郑州市二七区消防救援大队', 'department', [], [], false],
  ['kgj', '区科技和工业信息化局', '郑州市二七区科技和工业信息化局', 'department', [], [], false, '区科工信局'],
  ['tyj', '区退役军人事务局', '郑州市二七区退役军人事务局', 'department', [], [], false],
  ['xfj', '区信访局', '郑州市二七区信访局', 'department', [], [], false],
  ['jcy', '区人民检察院', '郑州市二七区人民检察院', 'court', [], [], false, '区检察院'],
  ['ycj', '区烟草专卖局', '郑州市二七区烟草专卖局', 'department', [], [], false],
  ['ggzy', '区公共资源交易中心', '郑州市二七区公共资源交易中心', 'department', [], [], false],
  ['qtzz', '区残联、区妇联、团区委', '郑州市二七区群团组织', 'party', [], [], false, '区残联', '区妇联', '团区委'],
]

const TOWNS: readonly (readonly [key: string, name: string, verified: boolean])[] = [
  ['huaihelu', '淮河路街道', true],
  ['jiefanglu', '解放路街道', true],
  ['minggonglu', '铭功路街道', true],
  ['yimalu', '一马路街道', true],
  ['mifengzhang', '蜜蜂张街道', true],
  ['wulibao', '五里堡街道', true],
  ['daxuelu', '大学路街道', true],
  ['jianzhongjie', '建中街街道', true],
  ['fuhuajie', '福华街街道', true],
  ['dehuajie', '德化街街道', true],
  ['songshanlu', '嵩山路街道', true],
  ['jingguanglu', '京广路街道', true],
  ['changjianglu', '长江路街道', true],
  ['renhelu', '人和路街道', true],
  ['mazhai', '马寨镇', true],
  ['town-t16', '侯寨街道', false],
  ['town-t17', '金水源街道', false],
  ['town-t18', '大学南路街道', false],
]

const COMMITTEES: readonly (readonly [key: string, name: string])[] = [
  ['gwh-g01', '马寨产业集聚区管委会'],
  ['gwh-g02', '二七新区管委会'],
  ['gwh-g03', '二七特色商业区管委会'],
  ['gwh-g04', '樱桃沟景区管委会'],
]

/** Who keeps a register of subjects: market regulation, civil affairs, justice, agriculture; the credit office for the rest. */
const REGISTERS = new Set(['scjg', 'mzj', 'sfj', 'nyw', 'fgw', 'xyb'])
/** Articles whose 责任单位 include every town and committee. */
const TOWN_ARTICLES = [4, 10, 12, 16, 17, 18, 19, 20, 22, 23]

export type DepartmentSeed = {
  key: string
  name: string
  fullName: string
  aliases: string[]
  kind: string
  registersSubjects: boolean
  leadArticles: number[]
  supportArticles: number[]
  verified: boolean
  source: string
  sort: number
}

const townSeed = (name: string): Pick<DepartmentSeed, 'fullName' | 'aliases'> =>
  name.endsWith('镇')
    ? { fullName: `郑州市二七区${name}人民政府`, aliases: [`${name}人民政府`] }
    : { fullName: `郑州市二七区人民政府${name}办事处`, aliases: [`${name}办事处`, `${name}办`] }

export const DEPARTMENTS: DepartmentSeed[] = [
  ...ALL.map(([key, name, fullName, kind, leadArticles, supportArticles, verified, ...aliases]) => ({
    key,
    name,
    fullName,
    aliases,
    kind,
    registersSubjects: REGISTERS.has(key),
    leadArticles,
    supportArticles,
    verified,
    source: verified ? named : implied,
  })),
  ...TOWNS.map(([key, name, verified]) => ({
    key,
    name,
    ...townSeed(name),
    kind: 'town',
    registersSubjects: false,
    leadArticles: [],
    supportArticles: TOWN_ARTICLES,
    verified,
    source: verified ? '公开的行政区划资料（410103）' : '公开资料不一致，待核实',
  })),
  ...COMMITTEES.map(([key, name]) => ({
    key,
    name,
    fullName: `郑州市${name.startsWith('二七') ? '' : '二七区'}${name}`,
    aliases: [],
    kind: 'management_committee',
    registersSubjects: false,
    leadArticles: [],
    supportArticles: TOWN_ARTICLES,
    verified: false,
    source: '二七政〔2020〕5号只写“各管委会”，名单待核实',
  })),
].map((department, sort) => ({ ...department, sort }))
