/** Loads what the lab loads, so that Node keeps it compiled. Does nothing. */
import '#device-bridge/bridge.ts'
import '#device-bridge/load-config.ts'
import '#device-bridge/options.ts'
import './kiosk.ts'
import './run-lab.ts'
