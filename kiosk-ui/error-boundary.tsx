/** A bug in the page must not leave a person's data on the screen, nor the kiosk dead for the next visitor. */
import { Component, type ComponentChildren } from 'preact'
import './error-boundary.css'

const delays = {
  notice: 1500, // ms; long enough to be read, and with the new start well under the 3 s the next visitor may wait
  sameTrouble: 30_000, // ms; a crash this soon after the last one is in the page's own state: load the page anew
}

interface Props {
  /** Stops the visit, so that nothing of it is left. Must be safe to call when no visit runs. */
  onCrash: () => void
  /** Not `children`: a kept vnode keeps what it was last drawn with, and that is a visit. */
  draw: () => ComponentChildren
}

export class ErrorBoundary extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false }
  #lastCrash = Number.NEGATIVE_INFINITY
  #recovering = false

  override componentDidMount() {
    addEventListener('error', this.#onError)
    addEventListener('unhandledrejection', this.#onRejection)
  }

  override componentWillUnmount() {
    removeEventListener('error', this.#onError)
    removeEventListener('unhandledrejection', this.#onRejection)
  }

  override componentDidCatch(error: unknown) {
    this.#crash(error)
  }

  #onError = ({ error }: ErrorEvent) => {
    if (error instanceof Error) this.#crash(error) // the browser's own notes (ResizeObserver loops) carry no error
  }

  #onRejection = ({ reason }: PromiseRejectionEvent) => this.#crash(reason)

  #crash(error: unknown) {
    if (this.#recovering) return
    this.#recovering = true
    // the name alone: a message may quote what the visitor typed
    console.error('the page crashed:', error instanceof Error ? error.name : typeof error)
    try {
      this.props.onCrash()
    } catch {
      location.reload() // whatever could not be cleared goes with the page
    }
    this.setState({ crashed: true })
    const again = performance.now() - this.#lastCrash < delays.sameTrouble
    this.#lastCrash = performance.now()
    setTimeout(() => (again ? location.reload() : this.#recover()), delays.notice)
  }

  #recover() {
    this.#recovering = false
    this.setState({ crashed: false })
  }

  override render() {
    return this.state.crashed ? <CrashNotice /> : this.props.draw()
  }
}

function CrashNotice() {
  return (
    <div class="crash-notice" role="alert">
      <p lang="zh-CN">
        <strong>机器走神了，马上就好</strong>
        您的信息已经清掉了。请稍等一下，再从头来一次。
      </p>
      <p lang="en">
        <strong>One moment, please</strong>
        The machine had a hiccup. Your details have been cleared; please start again shortly.
      </p>
    </div>
  )
}
