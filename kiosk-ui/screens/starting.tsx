/** Before the bridge is heard: nobody's language is known yet, so both are said. */
export function Starting() {
  return (
    <div class="kiosk starting" data-state="starting">
      <main>
        <div class="seal" aria-hidden="true">
          邻
          <br />办
        </div>
        <h1>机器正在准备，马上就好</h1>
        <p lang="en">The machine is getting ready, one moment</p>
      </main>
    </div>
  )
}
