// Package pager reads all items of a list, page after page, with the client that openapi-generator makes.
package pager

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

const (
	tries   = 5                // how often a page is asked for while the server says that it is busy
	longest = 60 * time.Second // what is waited at the most, whatever the server says
)

// ErrCursorExpired says that the corpus was published anew while the list was read (410): begin again, without what
// was read of it.
var ErrCursorExpired = errors.New("the cursor expired: the corpus was published anew")

// Page is what every list is.
type Page[Item any] interface {
	GetItems() []Item
	GetNextCursor() string
}

// Each calls do with the items of all pages, until it returns an error or there are no more.
//
// ask asks for the page that begins at a cursor; "" begins at the beginning.
func Each[Item any, P Page[Item]](ask func(cursor string) (P, *http.Response, error), do func(Item) error) error {
	for cursor := ""; ; {
		page, err := one(ask, cursor)
		if err != nil {
			return err
		}
		for _, item := range page.GetItems() {
			if err := do(item); err != nil {
				return err
			}
		}
		if cursor = page.GetNextCursor(); cursor == "" {
			return nil
		}
	}
}

func one[P any](ask func(string) (P, *http.Response, error), cursor string) (P, error) {
	for left := tries - 1; ; left-- {
		page, answer, err := ask(cursor)
		switch {
		case err == nil || answer == nil:
			return page, err
		case answer.StatusCode == http.StatusGone:
			return page, fmt.Errorf("%w (%v)", ErrCursorExpired, err)
		case left == 0 || (answer.StatusCode != http.StatusTooManyRequests && answer.StatusCode != http.StatusServiceUnavailable):
			return page, err
		}
		time.Sleep(pause(answer.Header.Get("Retry-After")))
	}
}

func pause(told string) time.Duration {
	seconds, err := strconv.Atoi(told)
	if err != nil {
		seconds = 1
	}
	if wait := time.Duration(seconds) * time.Second; wait < longest {
		return wait
	}
	return longest
}
