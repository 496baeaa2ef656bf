import { parentPort, workerData } from 'node:worker_threads';
import { isIntactNow } from './integrity.ts';

parentPort?.postMessage(isIntactNow(String(workerData)));
