/** The worker: an engine that answers a page. */
import './older.js'
import { expose } from 'comlink'
import { LocalEngine } from './local-engine.js'

expose(new LocalEngine())
