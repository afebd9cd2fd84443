// Loaded before the program that is measured: says at its end what the whole process took.
const { readFileSync, writeSync } = require('node:fs')

process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  const cost = { cpu: (userCPUTime + systemCPUTime) / 1e6, wall: process.uptime(), rss: peakMegabytes() }
  writeSync(2, `\n${JSON.stringify(cost)}\n`)
})

// Linux hands maxRSS of the parent on to the child that it starts; VmHWM is the process's own.
function peakMegabytes() {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}
