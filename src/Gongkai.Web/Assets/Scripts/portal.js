import { startApplying } from './apply.js';
import { start } from './page.js';

start();
startApplying();
