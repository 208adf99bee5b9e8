import { type ComponentChild, createContext } from 'preact'

/** Puts a sheet over the screen, as the frame does with its own; null takes it away. */
export const OverlayContext = createContext<(sheet: ComponentChild) => void>(() => {})
