/** Legacy encodings, their likelihood, and their typical letters. */
export interface Encoding {
  /** The label for TextDecoder. */
  name: string;
  /** Language subtags, some with a script. */
  languages: readonly string[];
  /** Frequent letters. */
  frequent: string;
  /** Unicode name of its script. */
  script: "Han" | "Latin" | "Cyrillic" | "Greek" | "Hebrew" | "Arabic" | "Thai";
  /** Two-byte encodings: first and last lead byte of the common characters. */
  rows?: readonly [number, number];
}

const SIMPLIFIED =
  "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔叶片花瓣宽苹果梨桃橙猫狗否男女值号标签价温湿均速";
const TRADITIONAL =
  "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直資命山金指許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思象完設式色路記南品住告類求據程北邊葉片花瓣寬蘋果梨桃橙貓狗否男女值號標籤價溫濕均速";
const JAPANESE =
  "のにはをたがでてとしれさあるいもなんかうこらりきまっくすそけつおだめえよわせどちやみほゆふひむろごびばぎじずぐげべぶぼぞざンスルトリイクアーラドシロテレマコタフムサメナキカプセオニハジバグデウパモツチエミズダケビソボヒノワネガ年月日大人本中長花幅名高重類数値性男女分時国地";
const KOREAN =
  "이다는의을를에가고하지로기사한자어리인도대해시나은정그아수일부들보스서전라으동주있과장원여구조제만상게면안우성비소국것공유연방무중마진오선치모관신세경화적내행생실체거위물와미개기용등당바차교야너발음학회식업파류별종명남여키높넓길꽃잎무게값";

export const ENCODINGS: readonly Encoding[] = [
  { name: "gb18030", languages: ["zh"], script: "Han", frequent: SIMPLIFIED, rows: [0xb0, 0xd7] },
  { name: "big5", languages: ["zh-Hant"], script: "Han", frequent: TRADITIONAL, rows: [0xa4, 0xc6] },
  { name: "shift_jis", languages: ["ja"], script: "Han", frequent: JAPANESE, rows: [0x82, 0x97] },
  { name: "euc-jp", languages: ["ja"], script: "Han", frequent: JAPANESE, rows: [0xa4, 0xcf] },
  { name: "euc-kr", languages: ["ko"], script: "Han", frequent: KOREAN, rows: [0xb0, 0xc8] },
  {
    name: "windows-1252",
    languages: ["de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi", "is", "ca"],
    script: "Latin",
    frequent: "äöüßÄÖÜéèêëàâçîïôùûœñóíáúÉÀåæøÅÆØãõºª",
  },
  {
    name: "windows-1250",
    languages: ["pl", "cs", "sk", "hu", "sl", "hr", "ro", "sq"],
    script: "Latin",
    frequent: "ąćęłńóśźżĄĆŁŚŹŻáčďéěíňřšťúůýžŠČŘŽľĺôőűöüđăâîşţ",
  },
  {
    name: "windows-1251",
    languages: ["ru", "uk", "bg", "be", "sr", "mk"],
    script: "Cyrillic",
    frequent: "оеаинтсрвлкмдпуяіОЕАИНТСРВЛКМДПУ",
  },
  { name: "koi8-r", languages: ["ru"], script: "Cyrillic", frequent: "оеаинтсрвлкмдпуяОЕАИНТСРВЛКМДПУ" },
  { name: "windows-1253", languages: ["el"], script: "Greek", frequent: "αοιεστνκρημλπςόίάέήΑΟΙΕΣΤΝΚΡΗΜΛΠ" },
  { name: "windows-1254", languages: ["tr", "az"], script: "Latin", frequent: "çğıöşüÇĞİÖŞÜâîû" },
  { name: "windows-1257", languages: ["lt", "lv", "et"], script: "Latin", frequent: "ąčęėįšųūžāēģīķļņõäöü" },
  { name: "windows-1258", languages: ["vi"], script: "Latin", frequent: "ăâđêôơư" },
  { name: "windows-1255", languages: ["he"], script: "Hebrew", frequent: "יוהלארתבשמנםןד" },
  { name: "windows-1256", languages: ["ar", "fa", "ur"], script: "Arabic", frequent: "اليموتنربعدسة" },
  { name: "windows-874", languages: ["th"], script: "Thai", frequent: "านรกอเงยลวมดทสตะ่้ัิี" },
  { name: "macintosh", languages: [], script: "Latin", frequent: "äöüßÄÖÜéèêàâçîïôùûñóíáúÉåæøØ" },
];

/** Unicode encodings; without a byte order mark they are recognised by zeros or by being valid. */
export const UNICODE = ["utf-8", "utf-16le", "utf-16be"] as const;
