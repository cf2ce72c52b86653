import { fold } from './fold.ts';

/** Words that say how a sentence is built, not what it is about. Those that name things in English news (`war`, `sea`, `ton`) are left out. */
const lists: Readonly<Record<string, string>> = {
  en: `a about above after again against all also although am among an and any are as at away be became because become
    been before being below between both but by can cannot could did do does doing don done down during each either
    else even ever every few for from further get gets getting got had has have having he her here hers herself him
    himself his how however i if in into is it its itself just let like made make many may me might more most much
    must my myself near neither no nor not now of off on once one only onto or other others our ours out over own per
    rather re said same say saying says see seen she should since so some still such than that the their theirs them
    themselves then there these they this those though through thus to told too toward towards under until up upon
    very via was we well went were what when where whether which while who whom whose why will with within without
    would yes yet you your yours yourself`,
  fr: `ai aient ainsi alors apres au aucun aucune aujourd aupres auquel aussi autre autres aux avaient avait avant avec
    avoir ayant beaucoup bien car ce ceci cela celle celles celui cependant certain certaine certains ces cet cette
    ceux chaque chez ci comme contre dans de deja depuis des deux devant dit doit donc dont du elle elles en
    encore entre est et etaient etait etant ete etre eu eux faire fois fut hier hui il ils jusqu jusque la
    laquelle le lequel les lesquels leur leurs lors lorsque lui ma mais malgre me meme memes mes moins mon ne ni nos
    notre nous on ont ou par parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi pourtant pres
    puis qu quand que quel quelle quelles quelque quelques quels qui quoi sa sans se selon sera seront ses seulement
    si sinon soit son sont sous souvent sur ta tandis te tel telle tels tes toi toujours tous toute toutes
    tres trop un une vers vos votre vous`,
  es: `algo algun alguna algunas algunos ante antes asi aun aunque cada casi como con contra cual cuales cuando
    cuyo de del desde despues dice dijo donde dos durante el ella ellas ello ellos en entonces entre eran eres es
    esa esas ese eso esos esta estaba estado estan estar estas este esto estos fue fueron ha haber habia hace hacer
    hacia han hasta hoy la las le les lo los luego mas me mi mientras mis mucho muchos muy nada ni no nos nosotros
    nuestra nuestro o os otra otras otro otros para pero poco por porque pues que quien quienes se segun ser si
    sido sin sobre solo son su sus tal tambien tampoco tanto te tenia tiene tienen toda todas todo todos tras tu
    un una unas uno unos y ya yo`,
  de: `aber alle allem allen aller alles als also am an auch auf aus bei beim bereits bis bin bist da dabei dadurch
    dafur damit dann das dass dem den denn der des deshalb dessen die dies diese diesem diesen dieser dieses doch dort
    du durch ein eine einem einen einer eines er es etwa etwas euch fur gegen hat hatte hatten hier hinter ich ihm ihn
    ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinen
    konnen konnte mehr mein mit muss mussen nach nachdem nicht nichts noch nun nur ob oder ohne sagte schon sehr sei
    sein seine seinem seinen seiner seit selbst sich sie sind so sobald soll sollte sondern sowie uber um und uns unter
    viel viele vom von vor wahrend waren warum was weil weiter welche welcher wenn wer werden wie wieder will wir
    wird wo wurde wurden zu zum zur zwar zwischen`,
  pt: `ao aos apos ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era essa esse esta
    estao estava este eu foi foram ha isso isto ja lhe mais mas mesmo meu muito na nao nas nem no nos num numa o os ou
    para pela pelas pelo pelos por porque quando que quem sao se sem ser seu seus sobre sua suas tambem tem tinha um
    uma umas uns voce`,
  it: `agli ai al alla alle allo anche ancora avere aveva che chi ci come con cui da dagli dai dal dalla dalle degli
    dei del della delle dello di dopo dove due e erano essere fra gia gli ha hanno ho i il in io la le lei lo loro
    lui ma mentre molto ne negli nei nel nella nelle nello noi non o ogni per perche piu poi prima quale quando quanto
    quella quelle quelli quello questa queste questi questo se sempre senza si sia solo sono sopra sua sue sugli sui
    sul sulla suo suoi tra tutti tutto un una uno`,
  nl: `aan al alleen als bij daar dan dat de deze die dit door een en er geen had heb heeft hem het hij hoe hun ik in is
    ja je kan maar me meer met mij mijn moet na naar niet nog nu of om omdat onder ons ook op over te tegen toch toen
    tot u uit veel voor want waren was wat we wel werd wie wij wil worden wordt zal ze zei zich zij zijn zo zou`,
  ar: `في من على الى إلى عن مع هذا هذه ذلك تلك التي الذي الذين كان كانت يكون ان أن إن لا ما لم لن قد كل بعد قبل بين حتى
    اذا إذا ثم او أو و هو هي هم نحن انه أنه انها أنها كما لكن عند عندما منذ خلال حول ضد دون غير بعض اي أي ايضا أيضا
    وقد ومن وفي وهو وهي وكان وكانت ولا وما بان بأن له لها لهم فيه فيها به بها عليه عليها منه منها قال وقال قالت`,
  zh: `的 了 在 是 我 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 它 们 他们 她们 我们
    你们 与 及 或 但 而 等 对 对于 从 以 以及 为 为了 被 把 将 已 已经 并 并且 其 其中 之 于 中 后 前 时 这个 那个 因为
    所以 如果 可以 可能 还 还是 由 该 此 各 每 个 年 月 日 表示 进行`,
  ja: `の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ なった ない この ため その あっ よう
    また もの という あり まで られ なる へ か だ これ によって により おり より による なり られる において なく しかし について
    だった できる それ ので なお でき における および さらに でも たち ます ません です でした して した され された いた いて
    ました った って う ら ん 月 日 年 さん`,
  ko: `이 그 저 것 수 등 및 또 더 한 할 하는 하고 했다 있다 있는 있고 없다 이다 됐다 된 위해 대해 대한 따라 함께 지난 밝혔다 말했다 전했다
    그리고 그러나 하지만 이번 오는`,
  hi: `में से के की का को ने है हैं और था थी थे पर यह वह भी ही तो कि एक इस उस ये वे हो हुआ हुई हुए गया गई गए कर करने किया रहा रही रहे
    लिए साथ बाद तक नहीं या जो जब अब अपने अपनी कहा कुछ बताया इसके उनके द्वारा वाले`,
  th: `ที่ และ ใน ของ การ เป็น ได้ ให้ มี ว่า ไม่ จะ จาก กับ แต่ นี้ นั้น โดย ถึง ต่อ ไป มา แล้ว อยู่ ความ เมื่อ ยัง หรือ ก็ คือ ซึ่ง ตาม เพื่อ
    ทำ ทำให้ เพราะ กว่า หลาย ขึ้น ลง เข้า ออก ต้อง วัน กล่าว`,
  ru: `а без бы был была были было быть в вам вас весь во вот все всего вы где да для до его ее если есть еще же за и из
    или им их к как ко когда кто ли между меня мне может мы на над надо наш не него нее нет ни них но о об однако он она
    они оно от по под после потом потому при про с сам свои себя со так также такой там то того только том тот ту ты у
    уже хотя чем что чтобы эта эти это этого этой этом этот я`,
};

const languagesOf = new Map<string, string[]>();
for (const [language, list] of Object.entries(lists)) {
  for (const word of fold(list).trim().split(/\s+/))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

/**
 * Whether a folded word is a stop word of any of the languages above. One list for all of them,
 * because short texts and mixed ones are told apart badly; `un` and `who` as names are lost with it.
 */
export function isStopWord(word: string): boolean {
  return languagesOf.has(word);
}

/** Fewer stop words than this say nothing about the language, where others are written in the same letters. */
const stopWordsMin = 5;
/** The only languages above in their script: the letters say most of it. */
const aloneInScript: ReadonlySet<string> = new Set(['ar', 'hi', 'ja', 'ko', 'ru', 'th', 'zh']);
const stopWordsMinAlone = 2;

/** Which of the languages above folded words are written in, by their stop words; null when that cannot be told. */
export function likelyLanguage(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) {
    for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  const [language, count] = best;
  return count >= (aloneInScript.has(language) ? stopWordsMinAlone : stopWordsMin) ? language : null;
}
