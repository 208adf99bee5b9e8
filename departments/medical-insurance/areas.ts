/** Names of the administrative divisions (GB/T 2260) of Linyi, where nearly everybody at these kiosks is insured. */
const areas: Record<string, string> = {
  '371300': '山东省临沂市',
  '371302': '临沂市兰山区',
  '371311': '临沂市罗庄区',
  '371312': '临沂市河东区',
  '371321': '临沂市沂南县',
  '371322': '临沂市郯城县',
  '371323': '临沂市沂水县',
  '371324': '临沂市兰陵县',
  '371325': '临沂市费县',
  '371326': '临沂市平邑县',
  '371327': '临沂市莒南县',
  '371328': '临沂市蒙阴县',
  '371329': '临沂市临沭县',
}

/** The code itself for an area elsewhere: true, if less friendly. */
export function areaName(code: string): string {
  return areas[code] ?? code
}
