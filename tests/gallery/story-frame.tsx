import { useEffect, useRef, useState } from 'preact/hooks';

const SHORTEST_PX = 120;
const TALLEST_PX = 1400;
const FIRST_PX = 400;

/**
 * One story in a page of its own, so wide as a panel would be, as tall as it is. `zoom` magnifies as a browser does: the page gets narrower.
 * It is loaded when it comes into sight; a browser's own lazy loading begins far before, and there are hundreds.
 */
export function StoryFrame(props: {
  address: string;
  name: string;
  theme: 'light' | 'dark';
  width: number;
  zoom: number;
}) {
  const { address, name, theme, width, zoom } = props;
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [isSeen, setSeen] = useState(false);
  const [height, setHeight] = useState(FIRST_PX);
  useEffect(() => {
    if (place.current === null) return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  const measure = () => {
    const body = frame.current?.contentDocument?.body;
    if (body === undefined) return;
    const follow = new ResizeObserver(() => {
      setHeight(Math.max(SHORTEST_PX, Math.min(TALLEST_PX, body.scrollHeight)));
    });
    follow.observe(body);
  };
  return (
    <div
      ref={place}
      class={`frame ${theme}`}
      style={{ inlineSize: `${width}px`, blockSize: `${height * zoom}px` }}
    >
      {isSeen && (
        <iframe
          ref={frame}
          title={`${name}, ${theme}`}
          src={address}
          onLoad={measure}
          style={{
            inlineSize: `${width / zoom}px`,
            blockSize: `${height}px`,
            transform: `scale(${zoom})`,
          }}
        />
      )}
    </div>
  );
}
