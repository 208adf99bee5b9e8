import { useEffect } from 'preact/hooks'
import { chime } from './chime.ts'

/** Chimes when the component appears, and again and again while it stands. @param every ms */
export function useChime(every: number): void {
  useEffect(() => {
    chime()
    const timer = setInterval(chime, every)
    return () => clearInterval(timer)
  }, [every])
}
