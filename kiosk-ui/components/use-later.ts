import { useEffect, useState } from 'preact/hooks'

/** Whether the component has stood for so long. @param after ms */
export function useLater(after: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return late
}
