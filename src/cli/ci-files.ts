/** The files `kplint init --ci` writes: one pipeline for each service. Those in this repository (ci/, Containerfile …) are the same. */
import { version as own } from './version.generated.js'

/** Where a pipeline runs. */
export const services = ['github', 'gitlab', 'pre-commit', 'container'] as const
export type Service = (typeof services)[number]

/** A file of a pipeline, its path from the folder kplint runs in. */
export interface CiFile {
  readonly path: string
  readonly text: string
  /** True where a file that is there already is somebody's own, in which something has to be added by hand. */
  readonly isShared?: boolean
}

/** The files of a service. `version`: of kplint, as npm takes it. */
export function ciFiles(service: Service, version: string): readonly CiFile[] {
  switch (service) {
    case 'github':
      return [{ path: '.github/workflows/kplint.yml', text: githubWorkflow(version) }]
    case 'gitlab':
      return [
        { path: '.gitlab/kplint.gitlab-ci.yml', text: gitlabTemplate(version) },
        { path: '.gitlab-ci.yml', text: 'include:\n  - local: .gitlab/kplint.gitlab-ci.yml\n', isShared: true },
      ]
    case 'pre-commit':
      return [{ path: '.pre-commit-config.yaml', text: PRE_COMMIT, isShared: true }]
    case 'container':
      return [
        { path: 'Containerfile', text: CONTAINERFILE },
        { path: '.dockerignore', text: DOCKERIGNORE, isShared: true },
      ]
  }
}

function githubWorkflow(version: string): string {
  return `# 每次推送、每个合并请求，检查仓库里的重点项目表。Checks the project tables of this repository at each push and pull request.
name: kplint
on:
  push:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read
  # 上传 SARIF 要用。For the upload of SARIF.
  security-events: write

env:
  # kplint 的版本；没有外网的，写仓库里的包 ./tools/kplint-${version}.tgz，另加一行 npm_config_offline: 'true'。
  # A version; without internet a packed package in this repository, and npm_config_offline: 'true' beside it.
  KPLINT_PACKAGE: kplint@${version}

jobs:
  kplint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: install kplint
        run: npm install --global --ignore-scripts --no-audit --no-fund "$KPLINT_PACKAGE"
      - name: kplint
        run: |
          code=0
          kplint check --format github --format sarif=kplint.sarif --format markdown="$RUNNER_TEMP/kplint.md" . || code=$?
          if [ -f "$RUNNER_TEMP/kplint.md" ]; then cat "$RUNNER_TEMP/kplint.md" >> "$GITHUB_STEP_SUMMARY"; fi
          exit "$code"
      # 没有开通代码扫描的仓库，删掉这一步。Needs code scanning; remove it where there is none.
      - name: upload SARIF
        if: \${{ !cancelled() && hashFiles('kplint.sarif') != '' }}
        uses: github/codeql-action/upload-sarif@v3
        with:
          sarif_file: kplint.sarif
          category: kplint
`
}

/** Adds the lines of a variable that are not blank to the arguments. */
function linesOf(variable: string): string {
  return `      while IFS= read -r line; do
        [ -z "$line" ] || set -- "$@" "$line"
      done <<KPLINT_END
      $${variable}
      KPLINT_END`
}

/** The arguments of a shell begun with the lines of a variable. */
function startWith(variable: string): string {
  return `    # 一行一个，shell 不再拆开。One to a line; the shell takes none apart.
    - |
      set --
${linesOf(variable)}`
}

const GITLAB_BASE = `${startWith('KPLINT_ARGS')}
      set -- "$@" --
${linesOf('KPLINT_PATHS')}`

function gitlabVariables(version: string): string {
  return `  # kplint 的版本；没有外网的，写仓库里的包（如 ./tools/kplint-${own}.tgz），另加一行 npm_config_offline: 'true'。
  # A version; without internet a packed package in this repository, and npm_config_offline: 'true' beside it.
  KPLINT_PACKAGE: 'kplint@${version}'
  KPLINT_IMAGE: 'node:22-alpine'
  # 检查什么，另加哪些选项：一行一个。What is checked, and further options: one to a line.
  KPLINT_PATHS: '.'
  KPLINT_ARGS: ''`
}

/** One job: findings in the merge request, tests in the pipeline, the whole report as a page. */
export function gitlabTemplate(version: string): string {
  return `# 检查仓库里的重点项目表。Checks the project tables of this repository.
# .gitlab-ci.yml:  include: [{ local: .gitlab/kplint.gitlab-ci.yml }]
variables:
${gitlabVariables(version)}

kplint:
  image: $KPLINT_IMAGE
  before_script:
    - npm install --global --ignore-scripts --no-audit --no-fund "$KPLINT_PACKAGE"
  script:
${GITLAB_BASE}
    - kplint check --format text --format gitlab=gl-code-quality-report.json --format junit=kplint-junit.xml --format html=kplint.html "$@"
  artifacts:
    when: always
    paths:
      - kplint.html
    reports:
      codequality: gl-code-quality-report.json
      junit: kplint-junit.xml
`
}

/** A large batch in parts, joined at the end. */
export function gitlabShardedTemplate(version: string): string {
  return `# 表很多的，分四份检查再合并，结果和一台机器查的一样。A large batch in four parts, joined into the report one machine would have written.
# .gitlab-ci.yml:  include: [{ local: .gitlab/kplint-sharded.gitlab-ci.yml }]
variables:
${gitlabVariables(version)}
  # 合并时的选项，如 --baseline=kplint-baseline.json：一行一个。Options of the merge, one to a line.
  KPLINT_MERGE_ARGS: ''

kplint-part:
  image: $KPLINT_IMAGE
  parallel: 4
  before_script:
    - npm install --global --ignore-scripts --no-audit --no-fund "$KPLINT_PACKAGE"
  script:
${GITLAB_BASE}
    # 有没有问题，合并以后才算：写成了就是 0。Whether something fails is settled when the parts are joined: a part that was written gives 0.
    - kplint check --shard "$CI_NODE_INDEX/$CI_NODE_TOTAL" -o "kplint-part-$CI_NODE_INDEX.kplint" "$@"
  artifacts:
    paths:
      - kplint-part-*.kplint
    expire_in: 1 day

kplint:
  image: $KPLINT_IMAGE
  needs:
    - kplint-part
  before_script:
    - npm install --global --ignore-scripts --no-audit --no-fund "$KPLINT_PACKAGE"
  script:
${startWith('KPLINT_MERGE_ARGS')}
    - kplint report merge --format text --format gitlab=gl-code-quality-report.json --format junit=kplint-junit.xml --format html=kplint.html "$@" -- kplint-part-*.kplint
  artifacts:
    when: always
    paths:
      - kplint.html
    reports:
      codequality: gl-code-quality-report.json
      junit: kplint-junit.xml
`
}

/** Names of workbooks a hook looks at. Text and Word files are left out: in most repositories they are something else. */
export const HOOK_FILES = '(?i)\\.(xlsx|xlsm|xltx|xls|et|ods)$'

const PRE_COMMIT = `# pre-commit：提交之前检查改动的表。Checks changed tables before they are committed.
repos:
  - repo: local
    hooks:
      - id: kplint
        name: kplint 重点项目表
        # 没有装 kplint 的：node tools/kplint.cjs check
        entry: kplint check
        # 选项写在 -- 前面；名字以 - 开头的文件不是选项。Options go before the --, behind it all are names.
        args: ['--']
        language: system
        files: '${HOOK_FILES}'
        # 各表要放在一起看，所以只运行一次。One run, as tables are compared with each other.
        require_serial: true
`

const CONTAINERFILE = `# 由打好的包做镜像，不用外网（基础镜像除外）：npm pack kplint 或拷来 kplint-${own}.tgz，放在旁边，再
# Builds from the packed package beside it, without network but for the base image:
#   podman build -t kplint .          docker build -t kplint -f Containerfile .
#   podman run --rm --network none -v "$PWD:/work:ro" kplint check 报送/
# 单位自己的镜像库：--build-arg BASE=…  A base image of your own: --build-arg BASE=…
ARG BASE=node:22.20.0-alpine3.22

FROM \${BASE} AS unpacked
COPY kplint-*.tgz /tmp/package/
RUN mkdir /opt/kplint && tar -xzf /tmp/package/kplint-*.tgz -C /opt/kplint --strip-components=1

FROM \${BASE}
COPY --from=unpacked /opt/kplint /opt/kplint
WORKDIR /work
# 不用 root；数字是 Kubernetes 的 runAsNonRoot 要的。Not root, by number as runAsNonRoot of Kubernetes wants it.
USER 1000:1000
ENTRYPOINT ["node", "/opt/kplint/dist/kplint.cjs"]
CMD ["help"]
`

const DOCKERIGNORE = `# 镜像只要打好的包。The image takes nothing but the packed package.
*
!kplint-*.tgz
`
