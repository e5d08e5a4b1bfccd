import { useQuery } from '@tanstack/react-query';

/**
 * Loads the code that draws charts, once `wanted` is true. It is a file of its own, so that pages
 * without a chart do not load it.
 */
export const useChartCode = (wanted: boolean) =>
  useQuery({
    queryKey: ['chart-code'],
    queryFn: async () => {
      const { init } = await import('./echarts-parts.js');
      return { init };
    },
    enabled: wanted,
    networkMode: 'always',
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  });
