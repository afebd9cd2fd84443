// A browser that cannot read this line is too old for the page; support.js looks for what it leaves behind.
document.documentElement.setAttribute('data-syntax', globalThis?.document ? 'es2020' : '')
