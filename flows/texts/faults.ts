/** Every fault in words: what happened, and what to do now. A code without words fails the type check. */
import type { FaultCode } from '#contract/faults.ts'
import type { Text } from '../language.ts'

export const faultTexts: Record<FaultCode, { what: Text; now: Text }> = {
  cardTimeout: {
    what: { zh: '没等到身份证', en: 'No ID card was laid down' },
    now: { zh: '找到身份证后，再放一次就行。', en: 'Lay your card down when you have it.' },
  },
  cardReadFailed: {
    what: { zh: '这次没读出来', en: 'The card could not be read this time' },
    now: { zh: '请把身份证拿起来，再平放一次。', en: 'Lift the card and lay it flat once more.' },
  },
  cardRemoved: {
    what: { zh: '身份证拿早了', en: 'The card was lifted too early' },
    now: {
      zh: '请再平放一次，屏幕说“读好了”再拿。',
      en: 'Lay it down again and wait until the screen says it was read.',
    },
  },
  cardUnsupported: {
    what: { zh: '这种证件，这台机器读不了', en: 'This machine cannot read this kind of card' },
    now: { zh: '请带着它找帮办员办理。', en: 'Please ask the attendant; they can help you with it.' },
  },
  socialCardTimeout: {
    what: { zh: '没等到社保卡', en: 'No social-security card was put in' },
    now: { zh: '找到社保卡后，再插一次就行。', en: 'Put your card in when you have it.' },
  },
  socialCardReadFailed: {
    what: { zh: '社保卡这次没读出来', en: 'The social-security card could not be read this time' },
    now: {
      zh: '请把卡拿出来，芯片一头朝里，再插一次。',
      en: 'Take the card out and put it in again with the chip first.',
    },
  },
  socialCardRemoved: {
    what: { zh: '社保卡拿早了', en: 'The social-security card was taken out too early' },
    now: { zh: '请再插一次，屏幕说“读好了”再拿。', en: 'Put it in again and wait until the screen says it was read.' },
  },
  socialCardUnsupported: {
    what: { zh: '这不是能读的社保卡', en: 'This is not a social-security card we can read' },
    now: { zh: '请换社保卡，或者找帮办员。', en: 'Please use your social-security card, or ask the attendant.' },
  },
  socialCardNeedsPin: {
    what: { zh: '这张社保卡要输密码才能读', en: 'This social-security card asks for its password' },
    now: {
      zh: '这台机器不收卡密码。请用身份证办，或者找帮办员。',
      en: 'This machine takes no card passwords. Use your ID card, or ask the attendant.',
    },
  },
  codeTimeout: {
    what: { zh: '没扫到码', en: 'No code was shown' },
    now: {
      zh: '打开手机上的码，再对准扫码口一次就行。',
      en: 'Open the code on your phone and hold it to the scanner again.',
    },
  },
  codeUnsupported: {
    what: { zh: '这个码，这台机器用不了', en: 'This machine cannot use that code' },
    now: { zh: '请出示医保码或电子社保卡的码。', en: 'Please show your medical-insurance or social-security code.' },
  },
  deviceLost: {
    what: { zh: '机器里有个部件刚断开了', en: 'A part of the machine has just disconnected' },
    now: { zh: '它正在自己恢复，请等一等。', en: 'It is recovering by itself, please wait.' },
  },
  deviceAbsent: {
    what: { zh: '机器里有个部件没接上', en: 'A part of the machine is not connected' },
    now: { zh: '需要帮办员来看一下。', en: 'The attendant needs to look at it.' },
  },
  deviceSilent: {
    what: { zh: '机器里有个部件没有反应', en: 'A part of the machine does not answer' },
    now: { zh: '需要帮办员来看一下。', en: 'The attendant needs to look at it.' },
  },
  deviceNotConfigured: {
    what: { zh: '这台机器没有装这个部件', en: 'This machine does not have that part' },
    now: { zh: '这件事请找帮办员办。', en: 'Please ask the attendant to help you with this.' },
  },
  deviceBusy: {
    what: { zh: '机器里有个部件正被别的程序占用', en: 'A part of the machine is in use by another program' },
    now: { zh: '需要帮办员来看一下。', en: 'The attendant needs to look at it.' },
  },
  deviceForbidden: {
    what: { zh: '机器里有个部件不让用', en: 'A part of the machine may not be used' },
    now: { zh: '需要帮办员来看一下。', en: 'The attendant needs to look at it.' },
  },
  programMissing: {
    what: { zh: '机器里少装了一个程序', en: 'The machine lacks a program' },
    now: { zh: '需要帮办员来看一下。', en: 'The attendant needs to look at it.' },
  },
  voiceFailed: {
    what: { zh: '这台机器现在读不出声', en: 'This machine cannot read aloud now' },
    now: { zh: '屏幕上的字都还在，其他都能照常用。', en: 'All of it is on the screen, and everything else works.' },
  },
  samFault: {
    what: { zh: '读卡器的安全模块坏了', en: "The card reader's security module has failed" },
    now: { zh: '今天读不了身份证，请找帮办员。', en: 'Cards cannot be read today. Please ask the attendant.' },
  },
  paperOut: {
    what: { zh: '打印机没纸了', en: 'The printer is out of paper' },
    now: { zh: '请帮办员换纸，换好就能接着打。', en: 'Once the attendant has put in paper, you can print.' },
  },
  coverOpen: {
    what: { zh: '打印机的盖子开着', en: "The printer's cover is open" },
    now: { zh: '请帮办员盖好，盖好就能接着打。', en: 'Once the attendant has closed it, you can print.' },
  },
  cutterJam: {
    what: { zh: '打印机卡住了，没切下来', en: 'The paper cutter is stuck' },
    now: { zh: '请帮办员来处理，不要用手拉纸。', en: 'Please call the attendant; do not pull the paper.' },
  },
  paperLeft: {
    what: { zh: '出纸口里还有一张小票', en: 'A slip is still in the paper slot' },
    now: { zh: '请先把它取走，再打下一张。', en: 'Please take it out, then the next one can be printed.' },
  },
  headHot: {
    what: { zh: '打印机太热了', en: 'The printer is too hot' },
    now: { zh: '等一两分钟，凉下来就能打。', en: 'It will print again when it has cooled, in a minute or two.' },
  },
  printerError: {
    what: { zh: '打印机出毛病了', en: 'The printer has a fault' },
    now: { zh: '请找帮办员，结果还在屏幕上。', en: 'Please call the attendant. Your result is still on the screen.' },
  },
  paperJam: {
    what: { zh: '打印机卡纸了', en: 'Paper is stuck in the printer' },
    now: { zh: '请帮办员来取，不要用手拉纸。', en: 'Please call the attendant; do not pull the paper.' },
  },
  tonerOut: {
    what: { zh: '打印机没墨了', en: 'The printer is out of toner or ink' },
    now: { zh: '请找帮办员换，换好就能接着打。', en: 'Once the attendant has replaced it, you can print.' },
  },
  outputFull: {
    what: { zh: '打印机的出纸口满了', en: "The printer's output tray is full" },
    now: { zh: '请帮办员把纸取走，就能接着打。', en: 'Once the attendant has emptied it, you can print.' },
  },
  printerBusy: {
    what: { zh: '打印机正在忙', en: 'The printer is busy' },
    now: { zh: '等一会儿再打就行。', en: 'Wait a little and print again.' },
  },
  printStopped: {
    what: { zh: '打印机没打完就停下了', en: 'The printer stopped before the end' },
    now: {
      zh: '请帮办员看一下打印机，再打一次。',
      en: 'Ask the attendant to look at the printer, then print again.',
    },
  },
  documentRefused: {
    what: { zh: '这份文件，打印机打不了', en: 'The printer cannot print this document' },
    now: { zh: '不是您的问题。请找帮办员。', en: 'It is not your fault. Please ask the attendant.' },
  },
  pdfUnsupported: {
    what: { zh: '打印机不认这种文件', en: 'The printer does not know this kind of document' },
    now: { zh: '不是您的问题。请找帮办员。', en: 'It is not your fault. Please ask the attendant.' },
  },
  printerUntrusted: {
    what: { zh: '打印机的身份对不上', en: 'This is not the printer it should be' },
    now: {
      zh: '为了您的资料安全，先不打印。请找帮办员。',
      en: 'To keep your data safe nothing is printed. Please ask the attendant.',
    },
  },
  printUnproven: {
    what: { zh: '打印机没有回话', en: 'The printer did not confirm' },
    now: { zh: '请看一下出纸口，纸出来了没有？', en: 'Please look at the paper slot: has the paper come out?' },
  },
  printInterrupted: {
    what: { zh: '打到一半，打印机断开了', en: 'The printer disconnected in the middle' },
    now: { zh: '请看一下出纸口，纸出来了没有？', en: 'Please look at the paper slot: has the paper come out?' },
  },
  departmentDown: {
    what: { zh: '{department}的系统现在连不上', en: '{department} cannot be reached now' },
    now: {
      zh: '过一会儿再试，或者先办别的。',
      en: 'Try again later, or do something else first.',
    },
  },
  departmentClosed: {
    what: { zh: '{department}的系统下班了', en: '{department} is closed now' },
    now: { zh: '上班时间再来就能查。', en: 'Please come back in its opening hours.' },
  },
  departmentSilent: {
    what: { zh: '等了很久，{department}没有回话', en: '{department} did not answer in time' },
    now: { zh: '这只是查询，再查一次不会有什么影响。', en: 'This was only a look-up: asking once more does no harm.' },
  },
  departmentGarbled: {
    what: { zh: '{department}的回话看不懂', en: '{department} sent an answer we cannot read' },
    now: {
      zh: '不敢乱给您看。请找帮办员，或者去窗口查。',
      en: 'We will not show what may be wrong. Please ask the attendant or go to the counter.',
    },
  },
  bridgeLost: {
    what: { zh: '机器内部的连接断了', en: 'The machine lost its inner connection' },
    now: { zh: '它正在自己恢复，请等一等。', en: 'It is recovering by itself, please wait.' },
  },
  canceled: {
    what: { zh: '已经停下了', en: 'It was stopped' },
    now: { zh: '什么也没丢，可以再来一次。', en: 'Nothing is lost; you can do it again.' },
  },
  refusedInput: {
    what: { zh: '机器自己出了差错', en: 'The machine made a mistake' },
    now: { zh: '不是您的问题。请找帮办员。', en: 'It is not your fault. Please ask the attendant.' },
  },
  internal: {
    what: { zh: '机器自己出了差错', en: 'The machine made a mistake' },
    now: {
      zh: '不是您的问题。请再试一次，或者找帮办员。',
      en: 'It is not your fault. Try again, or ask the attendant.',
    },
  },
}
