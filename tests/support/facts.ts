/**
 * What a department must answer about a synthetic person, reckoned from the people file alone and written as people read
 * it: the tests' own reckoning, so that a mistake of the product's isn't made twice.
 */
import type { SyntheticPerson } from '#departments/sandbox/people-file.ts'
import type { Language } from '#flows/language.ts'

/** Sentences and figures that must stand on the result; `rows` = how many rows its tables have, where it has tables. */
export interface Facts {
  says: string[]
  /** The whole of it, or what fills the placeholders of the item's own. */
  headline: string | Record<string, string>
  rows?: number
  /** How many things are marked to be seen: mortgages and seizures. */
  alerts?: number
}

export interface Asked {
  person: SyntheticPerson
  language: Language
  /** The day in China, YYYY-MM-DD. */
  today: string
}

interface Period {
  from: string
  to?: string | undefined
}
const covers = ({ from, to }: Period, month: string) => from <= month && (to === undefined || month <= to)
const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
const two = (number: number) => String(number).padStart(2, '0')

/** Every month from `from` to `to`. */
function months(from: string, to: string): string[] {
  const all: string[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (let month = 1; month <= 12; month++) all.push(`${year}-${two(month)}`)
  }
  return all.filter((month) => month >= from && month <= to)
}

function monthBefore(today: string): string {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
  return new Date(first.getTime() - 1).toISOString().slice(0, 7)
}

function monthsAgo(today: string, count: number): string {
  const day = new Date(`${today}T00:00:00Z`)
  const wanted = day.getUTCDate()
  day.setUTCDate(1)
  day.setUTCMonth(day.getUTCMonth() - count)
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  return `${day.toISOString().slice(0, 7)}-${two(Math.min(wanted, last))}`
}

function writer(language: Language) {
  const plain = (fen: number) => new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(fen / 100)
  const zh = (iso: string) => {
    const [year, month, day] = iso.split('-').map(Number)
    return `${year}年${month}月${day === undefined ? '' : `${day}日`}`
  }
  const englishMonth = (iso: string) =>
    new Date(`${iso}-01T00:00:00Z`).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const englishDay = (iso: string) =>
    new Date(`${iso}T00:00:00Z`)
      .toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
      .replace('Sept', 'Sep')
  return {
    plain,
    money: (fen: number) => (language === 'zh' ? `${plain(fen)} 元` : `CNY ${plain(fen)}`),
    signed: (fen: number) => (fen > 0 ? `+${plain(fen)}` : plain(fen)),
    day: (iso: string) => (language === 'zh' ? zh(iso) : englishDay(iso)),
    month: (iso: string) => (language === 'zh' ? zh(iso) : englishMonth(iso)),
    /** Years and months, e.g. of contributions. */
    duration: (count: number) =>
      [
        { number: Math.floor(count / 12), unit: language === 'zh' ? '年' : 'years' },
        { number: count % 12, unit: language === 'zh' ? '个月' : 'months' },
      ]
        .filter(({ number }) => number > 0)
        .map(({ number, unit }) => `${number} ${unit}`)
        .join(' '),
  }
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the people file has nothing of that kind for this person')
  return value
}

export function pensionFacts({ person, language, today }: Asked, year: number): Facts {
  const { day, month, money } = writer(language)
  const pension = given(person.socialSecurity?.pension)
  const paid = months(`${year}-01`, `${year}-12`)
    .map((month) => ({
      month,
      on: `${month}-${two(pension.payDay)}`,
      of: pension.periods.find((p) => covers(p, month)),
    }))
    .flatMap(({ month, on, of }) => (of !== undefined && on <= today ? [{ month, on, amount: of.monthly }] : []))
  return {
    headline: { year: language === 'zh' ? `${year}年` : String(year), count: String(paid.length) },
    says: [
      money(sum(paid.map(({ amount }) => amount))),
      pension.bank,
      pension.accountTail,
      ...paid.map((payment) => `${month(payment.month)}${day(payment.on)}${money(payment.amount)}`),
    ],
    rows: paid.length,
  }
}

export function contributionFacts({ person, language, today }: Asked, year: number): Facts {
  const { month, money, duration } = writer(language)
  const { periods } = given(person.socialSecurity?.employee)
  const first = periods.map(({ from }) => from).sort()[0] ?? ''
  const all = months(first, monthBefore(today)).map((month) => ({ month, of: periods.find((p) => covers(p, month)) }))
  const paid = all.flatMap(({ month, of }) => (of === undefined ? [] : [{ month, ...of }]))
  const last = paid.at(-1)?.month ?? ''
  const missing = all.filter(({ month, of }) => of === undefined && month < last).map(({ month }) => month)
  const ofYear = paid.filter(({ month }) => month.startsWith(String(year)))
  const part = (base: number, percent: number) => Math.round((base * percent) / 100)
  const gaps = missing
    .filter((month) => !missing.includes(monthBefore(`${month}-15`)))
    .map((from) => {
      const afterIt = paid.find(({ month }) => month > from)?.month ?? from
      const inIt = missing.filter((month) => from <= month && month < afterIt)
      return { from, to: inIt.at(-1) ?? from, count: inIt.length }
    })
  return {
    headline: { totalMonths: duration(paid.length) },
    says: [
      money(sum(ofYear.map(({ base, personalPercent }) => part(base, personalPercent)))),
      money(sum(ofYear.map(({ base, employerPercent }) => part(base, employerPercent)))),
      month(first),
      ...(missing.length === 0 ? [] : [duration(missing.length)]),
      ...gaps.map(({ from, to, count }) => `${month(from)}${month(to)}${duration(count)}`),
      ...ofYear.map(
        ({ month: of, base, personalPercent, employerPercent }) =>
          `${month(of)}${money(base)}${money(part(base, personalPercent))}${money(part(base, employerPercent))}`,
      ),
    ],
    rows: ofYear.length + gaps.length,
  }
}

export function enrolmentFacts({ person, language }: Asked): Facts {
  const { month } = writer(language)
  const { enrolments } = given(person.medicalInsurance)
  const [one, ...others] = enrolments
  const status = {
    normal: { zh: '正常参保', en: 'active' },
    paused: { zh: '暂停参保', en: 'paused' },
    ended: { zh: '已经停保', en: 'ended' },
  }
  const title = one && others.length === 0 ? status[one.status][language] : undefined
  return {
    headline: title === undefined ? {} : language === 'zh' ? `您的医保：${title}` : `Your medical insurance: ${title}`,
    says: enrolments.flatMap(({ since, employer }) => [month(since.slice(0, 7)), employer]),
  }
}

export function accountFacts({ person, language, today }: Asked, back: number): Facts {
  const { day, money, signed } = writer(language)
  const { opening, monthly, entries } = given(person.medicalInsurance?.account)
  const booked = [
    ...monthly.flatMap(({ from, to, day, amount, what, place }) =>
      months(from, to ?? today.slice(0, 7)).map((month) => ({ date: `${month}-${two(day)}`, amount, what, place })),
    ),
    ...entries,
  ].filter(({ date }) => date >= opening.on && date <= today)
  const balance = opening.balance + sum(booked.map(({ amount }) => amount))
  const shown = booked.filter(({ date }) => date >= monthsAgo(today, back))
  const amounts = shown.map(({ amount }) => amount)
  return {
    headline: { balance: money(balance) },
    says: [
      money(balance),
      money(sum(amounts.filter((amount) => amount > 0))),
      money(Math.abs(sum(amounts.filter((amount) => amount < 0)))),
      ...shown.map(({ date, what, place, amount }) => `${day(date)}${what}${place}${signed(amount)}`),
    ],
    rows: shown.length,
  }
}

export function propertyFacts({ person, language }: Asked): Facts {
  const { day } = writer(language)
  const { properties } = given(person.realEstate)
  return {
    headline: { count: String(properties.length) },
    says: properties.flatMap(({ address, certificateNumber, unitNumber, area, rooms, share, registeredOn }) => [
      address,
      certificateNumber,
      unitNumber,
      (area / 100).toFixed(2),
      rooms,
      share,
      day(registeredOn),
    ]),
    alerts: properties.filter(({ mortgaged }) => mortgaged).length + properties.filter(({ seized }) => seized).length,
  }
}

export function progressFacts({ person, language }: Asked): Facts {
  const { day } = writer(language)
  const { cases } = given(person.realEstate)
  const [one, ...others] = cases
  const step = others.length === 0 ? one?.steps.find(({ on }) => on === null)?.name : undefined
  const due = one === undefined ? '' : day(one.dueOn)
  return {
    headline:
      step === undefined ? {} : language === 'zh' ? `正在${step}，最晚 ${due} 办好` : `Now: ${step}. Ready by ${due}`,
    says: cases.flatMap(({ acceptanceNumber, kind, acceptedOn, dueOn, next, steps }) => [
      acceptanceNumber,
      kind,
      day(acceptedOn),
      day(dueOn),
      next,
      ...steps.map(({ name, on }) => (on === null ? name : `${name}${day(on)}`)),
    ]),
  }
}
