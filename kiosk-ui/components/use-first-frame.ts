import { useEffect, useState } from 'preact/hooks'

/** Whether this is the first frame of what it is used in: what isn't looked for first can come behind it, into room that is kept. */
export function useFirstFrame(): boolean {
  const [first, setFirst] = useState(true)
  useEffect(() => setFirst(false), []) // runs once the frame is painted
  return first
}
