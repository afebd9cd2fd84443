/** The same headers as `kplint serve` gives, as settings of other servers, and a page that says what to do with the folder. */
import { FILE_POLICY, headersOf, OFFICE_POLICY, type Page, type PageOptions, policyOf } from './pages.js'
import { attribute } from './xml.js'

const PAGES: readonly Page[] = ['pane.html', 'check.html', 'unsupported.html', 'wps/index.html', 'wps/publish.html']

export interface ServedSite extends PageOptions {
  readonly baseUrl: string
}

/** Headers that every file has alike. */
function commonHeaders(options: PageOptions) {
  return headersOf('packs.json', options).filter(([name]) => !/^(Content-Security-Policy|Cache-Control)$/.test(name))
}

/** For nginx: a file to be included at the level of `http`. */
export function nginxConfig(site: ServedSite): string {
  const { hostname, port, path } = partsOf(site.baseUrl)
  const place = path === '' ? '/' : `${path}/`
  return `# kplint：nginx 的设置，在 http { } 里 include，改好证书和文件夹的路径。
# Settings for nginx, to be included in http { }: set the paths of the certificate and of this folder.

map $uri $kplint_policy {
  default "${FILE_POLICY}";
${PAGES.map((page) => `  "${place}${page}" "${policyOf(page, site)}";`).join('\n')}
  "~^${escapePattern(place)}office/" "${OFFICE_POLICY}";
}
map $uri $kplint_cache {
  default "no-cache";
  "~^${escapePattern(place)}(icons|office)/" "public, max-age=86400";
}

server {
  listen ${port} ssl;
  server_name ${hostname};
  ssl_certificate     /etc/ssl/kplint/cert.pem;
  ssl_certificate_key /etc/ssl/kplint/key.pem;
  charset utf-8;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json text/xml;

  location ${place} {
    ${path === '' ? 'root' : 'alias'} /srv/kplint${path === '' ? '' : '/'};
    index check.html index.html;
    limit_except GET { deny all; }
    add_header Content-Security-Policy $kplint_policy always;
    add_header Cache-Control $kplint_cache always;
${commonHeaders(site)
  .map(([name, value]) => `    add_header ${name} "${value}" always;`)
  .join('\n')}
  }
}
`
}

/** For IIS: stands in the folder of the site. */
export function iisConfig(site: ServedSite): string {
  const header = ([name, value]: readonly [string, string], indent: string) =>
    `${indent}<remove name=${attribute(name)}/>\n${indent}<add name=${attribute(name)} value=${attribute(value)}/>`
  const at = (path: string, headers: readonly (readonly [string, string])[]) => `  <location path=${attribute(path)}>
    <system.webServer>
      <httpProtocol>
        <customHeaders>
${headers.map((one) => header(one, '          ')).join('\n')}
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>`
  const only = (path: string, name: string) => headersOf(path, site).filter((one) => one[0] === name)
  return `<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.webServer>
    <defaultDocument>
      <files>
        <clear/>
        <add value="check.html"/>
        <add value="index.html"/>
      </files>
    </defaultDocument>
    <staticContent>
      <remove fileExtension=".json"/>
      <mimeMap fileExtension=".json" mimeType="application/json"/>
    </staticContent>
    <security>
      <requestFiltering>
        <verbs allowUnlisted="false">
          <add verb="GET" allowed="true"/>
          <add verb="HEAD" allowed="true"/>
        </verbs>
      </requestFiltering>
    </security>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By"/>
${headersOf('packs.json', site)
  .map((one) => header(one, '        '))
  .join('\n')}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
${PAGES.map((page) => at(page, only(page, 'Content-Security-Policy'))).join('\n')}
${at('icons', only('icons/icon-32.png', 'Cache-Control'))}
${at('office', [['Content-Security-Policy', OFFICE_POLICY], ...only('office/office.js', 'Cache-Control')])}
</configuration>
`
}

/** What to do with the folder. */
export function readme({ baseUrl, officeJs }: ServedSite): string {
  const office = {
    zh: {
      cdn: '窗格从微软的服务器取 office.js（默认）。',
      '21vianet': '窗格从世纪互联的服务器取 office.js。',
      local: '窗格用 office 文件夹里的 office.js。在没有外网的真 Excel 上没有试过，微软也不支持这样用。',
    },
    en: {
      cdn: 'The pane takes office.js from Microsoft’s servers (the default).',
      '21vianet': 'The pane takes office.js from the servers of 21Vianet.',
      local:
        'The pane takes office.js from the folder office. Untried with a real Excel without internet access; Microsoft does not support it.',
    },
  }
  return `重点项目表校验（kplint）的网站：${baseUrl}
The site of kplint: ${baseUrl}

1. 把这个文件夹里的文件放到上面的网址，要 https，证书要是各台电脑信任的。
   IIS：web.config 已经写好。nginx：照 nginx.conf.example 改。
   Put these files there, over https with a certificate the computers trust. IIS: web.config is ready. nginx: nginx.conf.example.

2. 用浏览器打开 ${baseUrl}/check.html，拖进一个表试试。
   Open ${baseUrl}/check.html in a browser and drop a table on it.

3. Excel：把 manifest.xml 交给管理员部署（集中部署、SharePoint 目录或共享文件夹）。
   Excel: manifest.xml is deployed centrally, by a SharePoint catalogue or a network share.
   ${office.zh[officeJs ?? 'cdn']}
   ${office.en[officeJs ?? 'cdn']}

4. WPS：见 ${baseUrl}/wps/publish.html。
   WPS: see ${baseUrl}/wps/publish.html.

packs.json 里有规则包的名册，能打开网站的人都看得到。
packs.json holds the rosters of the packs: whoever can open the site can read them.
`
}

function partsOf(url: string): { readonly hostname: string; readonly port: string; readonly path: string } {
  const [, hostname = '', port = '443', path = ''] = /^https:\/\/([^/:]+)(?::(\d+))?(.*)$/.exec(url) ?? []
  return { hostname, port, path }
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
