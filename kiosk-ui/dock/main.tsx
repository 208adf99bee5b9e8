/** Entry of `/dock`. */
import { mountDock } from './mount.tsx'

const root = document.querySelector('#dock')
if (root !== null) mountDock(root, 'alone')
