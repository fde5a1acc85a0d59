import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the table that the console's is measured against: see benchmarks/scenarios/dashboard.py. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/naive-table/',
  plugins: [react()],
  build: { outDir: process.env['CROUPIER_NAIVE_TABLE_OUT'] ?? '', emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
});
