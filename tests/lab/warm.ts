/** Loads what the lab loads, so that Node keeps it compiled. Does nothing. */
import '#device-bridge/bridge.ts'
import '#device-bridge/load-config.ts'
import '#device-bridge/options.ts'
import './far-end.ts'
import './gadget.ts'
import './printer-steps.ts'
import './reader-steps.ts'
