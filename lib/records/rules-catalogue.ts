/** Words of the collection catalogue (article 4; 全国公共信用信息基础目录, edition of 2024: 13 classes). Pure. */
export const CATALOGUE_CLASSES: Readonly<Record<number, string>> = {
  1: '登记注册基本信息',
  2: '司法裁判及执行信息',
  3: '行政管理信息',
  4: '职称和职业信息',
  5: '经营（活动）异常名录（状态）信息',
  6: '严重失信主体名单信息',
  7: '合同履行信息',
  8: '信用承诺及其履行情况信息',
  9: '信用评价结果信息',
  10: '遵守法律法规情况信息',
  11: '诚实守信相关荣誉信息',
  12: '知识产权信息',
  13: '经营主体自愿提供的信用信息',
}

export const PUBLICITY_NAMES = {
  public: '向社会公开',
  government: '政务共享',
  authorised: '授权查询',
  closed: '不公开',
} as const
