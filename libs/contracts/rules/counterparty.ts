/** Words that a name of an organisation holds, in Chinese and English. */
const ORGANISATION =
  /公司|集团|企业|厂|院|所|局|中心|银行|大学|学校|学院|协会|学会|商会|基金|联合体|合伙|合作社|事务所|工作室|政府|委员会|管委会|街道|指挥部|项目部|站|馆|处|部|社|店|队|行|矿|港|办|铁|建|交投|城投|电力|水务/u;

/** The most frequent family names of one character, and those of two. */
const FAMILY_NAMES =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞施裘屠';
const DOUBLE_FAMILY_NAMES = ['欧阳', '上官', '司马', '诸葛', '皇甫', '尉迟', '公孙', '慕容'];

const TITLES = /先生|女士|小姐|同志|师傅|^(mr|mrs|ms|miss|dr)\b\.?/iu;
/** An id card of a natural person: 17 digits and a check character. */
const ID_CARD = /(?<!\d)\d{17}[\dXx](?!\d)/u;
/** A mobile number of the mainland. */
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/u;
const GIVEN_NAME_MAX = 2;

/**
 * Tells whether a counterparty reads like a natural person: a family name with one or two more
 * characters, a form of address, an id card or a mobile number. Short names of organisations that
 * read the same are to be written in full.
 */
export function readsLikePerson(counterparty: string): boolean {
  if (TITLES.test(counterparty) || ID_CARD.test(counterparty) || MOBILE.test(counterparty))
    return true;
  const plain = counterparty.replaceAll(/[\s·•.．*＊]/gu, '');
  if (ORGANISATION.test(plain) || !/^\p{Script=Han}+$/u.test(plain)) return false;
  const double = DOUBLE_FAMILY_NAMES.find((name) => plain.startsWith(name));
  const given = [...plain].length - (double?.length ?? 1);
  return (
    (double !== undefined || FAMILY_NAMES.includes([...plain][0] ?? ' ')) &&
    given >= 1 &&
    given <= GIVEN_NAME_MAX
  );
}
