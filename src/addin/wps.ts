/**
 * The add-in's WPS form: a page that WPS loads at its start (index.html, main.js), its ribbon (ribbon.xml), and the entries by which WPS
 * finds them (jsplugins.xml). The pane is the same page as in Excel.
 */
import { attribute, escapeXml } from './xml.js'

/** The add-in's name among WPS's. */
export const WPS_NAME = 'kplint'

/** The button's picture: WPS looks for it beside its page. */
export const WPS_ICON = 'icon-32.png'

/** The files of the folder `wps/` of a site: path → text. */
export function wpsFiles(baseUrl: string): ReadonlyMap<string, string> {
  return new Map([
    ['wps/index.html', INDEX],
    ['wps/main.js', MAIN],
    ['wps/ribbon.xml', RIBBON],
    ['wps/jsplugins.xml', pluginsXml(baseUrl)],
    ['wps/publish.html', publishPage(baseUrl)],
  ])
}

/** The entry by which WPS finds the add-in: `et` is WPS Spreadsheets. WPS asks for `ribbon.xml` and `index.html` below the address. */
export function pluginEntry(baseUrl: string): string {
  return `<jspluginonline name="${WPS_NAME}" type="et" url=${attribute(`${baseUrl}/wps/`)}/>`
}

function pluginsXml(baseUrl: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${pluginEntry(baseUrl)}\n</jsplugins>\n`
}

const INDEX = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'" />
    <title>重点项目表校验</title>
    <script src="main.js"></script>
  </head>
  <body></body>
</html>
`

/** The same words as in Excel's ribbon. The functions are those of main.js. */
const RIBBON = `<?xml version="1.0" encoding="UTF-8"?>
<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui" onLoad="ribbon.onLoad">
  <ribbon startFromScratch="false">
    <tabs>
      <tab id="kplintTab" label="重点项目">
        <group id="kplintGroup" label="重点项目">
          <button id="kplintCheck" label="项目校验" size="large" onAction="ribbon.onCheck" getImage="ribbon.getImage" screentip="打开窗格，检查这个工作簿里的重点项目表"/>
        </group>
      </tab>
    </tabs>
  </ribbon>
</customUI>
`

/**
 * Runs in WPS's page of the add-in, in webviews of any age: ES5. A task pane belongs to a window; its id is kept so that a second click
 * shows the same pane, and a pane that is gone is made anew.
 */
const MAIN = `/* The ribbon of the add-in in WPS. */
(function () {
  'use strict'

  var KEY = 'kplint_taskpane'

  function app() {
    return window.Application || (window.wps && window.wps.Application) || window.wps
  }

  /** The folder above the one of this page. */
  function base() {
    return window.location.href.replace(/[?#].*$/, '').replace(/wps\\/[^\\/]*$/, '')
  }

  function kept(application) {
    var id = application.PluginStorage.getItem(KEY)
    if (!id) return null
    try {
      return application.GetTaskPane(id) || null
    } catch (error) {
      return null
    }
  }

  function made(application) {
    var pane = application.CreateTaskPane(base() + 'pane.html')
    application.PluginStorage.setItem(KEY, pane.ID)
    return pane
  }

  window.ribbon = {
    onLoad: function () {
      // An id of an earlier run of WPS means another pane now.
      app().PluginStorage.setItem(KEY, '')
      return true
    },
    onCheck: function () {
      var application = app()
      var pane = kept(application) || made(application)
      pane.Visible = true
      return true
    },
    getImage: function () {
      return '${WPS_ICON}'
    },
  }
})()
`

/** The page for whoever installs: it changes nothing by itself. */
function publishPage(baseUrl: string): string {
  const entry = escapeXml(pluginEntry(baseUrl))
  const list = escapeXml(`${baseUrl}/wps/jsplugins.xml`)
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>在 WPS 里装“项目校验” · The check in WPS</title>
    <link rel="stylesheet" href="../unsupported.css" />
  </head>
  <body>
    <h1>在 WPS 表格里装“项目校验”</h1>
    <p>没有在真的 WPS 上运行过，请先在一台电脑上试。</p>
    <h2>单位统一装（企业版）</h2>
    <p>在 oem.ini 的 [Support] 写 <code>JsApiPlugin=true</code>，[Server] 写：</p>
    <pre>JSPluginsServer=${list}</pre>
    <p>单位已经有 jsplugins.xml 的，只把这一行加进去：</p>
    <pre>${entry}</pre>
    <h2>一台电脑上试</h2>
    <p>把上面一行写进 publish.xml 的 <code>&lt;jsplugins&gt;</code> 里，重新打开 WPS 表格。文件在：</p>
    <pre>Windows  %appdata%\\kingsoft\\wps\\jsaddons\\publish.xml
Linux    ~/.local/share/Kingsoft/wps/jsaddons/publish.xml</pre>
    <p>个人版 12.1.0.16910 起对加载项有限制，可能不认；装不上的，用<a href="../check.html">校验网页</a>。</p>
    <h2 lang="en">The check in WPS Spreadsheets</h2>
    <div lang="en">
      <p>No real WPS has run this: try it on one computer first. Enterprise: in oem.ini set <code>JsApiPlugin=true</code> under [Support] and the <code>JSPluginsServer</code> above under [Server], or add the entry above to the jsplugins.xml you have. One computer: put the entry into publish.xml and start WPS again. Personal editions from 12.1.0.16910 on restrict add-ins; where none can be installed, use the <a href="../check.html">checker page</a>.</p>
    </div>
  </body>
</html>
`
}
