/** Administrative divisions — GB/T 2260, as far as this portal names them: provinces, Henan's capital and its districts. Pure. */

const PROVINCES: Record<string, string> = {
  '10': '国家级',
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
  '71': '台湾省',
  '81': '香港特别行政区',
  '82': '澳门特别行政区',
}

const ZHENGZHOU: Record<string, string> = {
  '410100': '郑州市',
  '410102': '郑州市中原区',
  '410103': '郑州市二七区',
  '410104': '郑州市管城回族区',
  '410105': '郑州市金水区',
  '410106': '郑州市上街区',
  '410108': '郑州市惠济区',
  '410122': '郑州市中牟县',
  '410181': '郑州市巩义市',
  '410182': '郑州市荥阳市',
  '410183': '郑州市新密市',
  '410184': '郑州市新郑市',
  '410185': '郑州市登封市',
}

/** The name of a 6-digit division code as exactly as this table knows it; null for an unknown province. */
export function regionName(code: string): string | null {
  const province = PROVINCES[code.slice(0, 2)]
  if (!province) return null
  const local = ZHENGZHOU[code]
  return local ? `${province}${local}` : province
}
